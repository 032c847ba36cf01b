using System.IO.Compression;
using System.Text;
using Lancar.Domain.Evidence.Papers;
using Lancar.Interop.Papers;
using Lancar.Interop.ReportedResults;
using static Lancar.Tests.Evidence.Papers.Files.MadeFiles;

namespace Lancar.Tests.Evidence.Papers.Files;

/// <summary>Files made to hurt, and files that are not what they say: each gets its own answer.</summary>
public sealed class HostileFilesTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13];
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    // Made when asked for: test runners keep what they are given.
    private static readonly (string Code, string Name, Func<byte[]> File)[] Cases =
    [
        ("empty-file", "a.docx", () => []),
        ("empty-file", "a.pdf", () => new byte[100]),
        ("picture", "a.docx", () => Png),
        ("picture", "a.txt", () => [0xFF, 0xD8, 0xFF, 0xE0, 1, 2]),
        ("old-office", "a.doc", () => OldOffice),
        ("old-office", "a.docx", () => OldOffice),
        ("password", "a.docx", () => [.. OldOffice, .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
        ("rtf", "a.doc", () => "{\\rtf1 x}"u8.ToArray()),
        ("not-text", "a.txt", () => [65, 0, 66, 7, 8, 1, 2, 3]),
        ("broken-package", "a.docx", () => Docx(P("x"))[..200]),
        ("broken-package", "a.docx", () => [(byte)'P', (byte)'K', 3, 4]),
        ("other-archive", "a.docx", () => Zip(("catatan.txt", "isi"))),
        ("open-document", "a.odt", () => Zip(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"))),
        ("broken-part", "a.docx", () => Docx("<w:p>")),
        ("broken-part", "a.xlsx", () => Xlsx("<row><c></row>")),
        ("doctype", "a.docx", () => Zip(("word/document.xml", "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><document><body><p>&b;</p></body></document>"))),
        ("doctype", "a.docx", () => Zip(("word/document.xml", "<!DOCTYPE d SYSTEM 'file:///etc/hostname'><document><body/></document>"))),
        ("too-deep", "a.docx", () => Docx(string.Concat(Enumerable.Repeat("<w:ins>", 50_000)) + string.Concat(Enumerable.Repeat("</w:ins>", 50_000)))),
        ("too-deep", "a.html", () => Encoding.ASCII.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 200_000)))),
        ("too-many-elements", "a.html", () => Encoding.ASCII.GetBytes("<html>" + string.Concat(Enumerable.Range(0, 100).Select(i => $"<b class=x{i}>")) + string.Concat(Enumerable.Repeat("<p>x", 100_000)))),
        ("csv-quote", "a.csv", () => "Paritas;n\n\"Primipara;14\nMultipara;16"u8.ToArray()),
        ("zip-bomb", "a.docx", () => Bomb("word/document.xml", 40)),
        ("zip-bomb", "a.xlsx", () => Bomb("xl/worksheets/sheet1.xml", 40)),
        ("zip-bomb", "a.docx", () => Zip([.. Enumerable.Range(0, 5_001).Select(i => ($"x{i}", ""))])),
        ("too-large", "a.pdf", () => new byte[PaperReader.LargestFileBytes + 1]),
        ("too-much-text", "a.docx", () => ZipOf(("word/document.xml", Random(33)))),
    ];

    public static TheoryData<int, string> Refused
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Length; i++)
            {
                data.Add(i, Cases[i].Code);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Each_gets_an_answer_of_its_own(int number, string code)
    {
        var (_, name, make) = Cases[number];
        var file = make();
        var issue = Assert.Single(ReportedResultsReader.Read(name, file).Issues);

        Assert.Equal("reported-results." + code, issue.Code);
        Assert.All(new[] { issue.Message.Indonesian, issue.Message.English }, text => Assert.True(text.Length > 40 && !text.Contains('{', StringComparison.Ordinal), text));
        Assert.NotEqual(issue.Message.Indonesian, issue.Message.English);
        Assert.Equal(issue.Code, Assert.Single(PaperReader.Read(name, file).Issues).Code);
    }

    [Fact]
    public void Where_a_file_lies_is_no_part_of_what_was_read()
    {
        var file = "Satu kalimat biasa di sini."u8.ToArray();

        Assert.Equal("naskah.txt", PaperReader.Read("/rumah/siti/naskah.txt", file).Value!.Source);
        Assert.Null(ReportedResultsReader.Read("/rumah/siti/naskah.txt", file).Value!.Source);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Bomb("word/document.xml", 200);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("reported-results.zip-bomb", Assert.Single(PaperReader.Read("a.docx", bomb).Issues).Code);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * 1024 * 1024);
    }

    [Fact]
    public void A_directory_that_lies_about_sizes_is_found_out_while_unpacking()
    {
        // 40 MiB that the directory calls 64 bytes: what the archive hands out must not pass the bound.
        var bomb = Bomb("word/document.xml", 40);
        var lying = bomb.ToArray();
        foreach (var signature in new[] { "PK\u0001\u0002", "PK\u0003\u0004" })
        {
            var at = lying.AsSpan().IndexOf(Encoding.ASCII.GetBytes(signature));
            BitConverter.GetBytes(64).CopyTo(lying, at + (signature[2] == '\u0001' ? 24 : 22));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var issue = Assert.Single(PaperReader.Read("a.docx", lying).Issues);

        Assert.Contains(issue.Code, new[] { "reported-results.broken-part", "reported-results.zip-bomb", "reported-results.broken-package" });
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256L * 1024 * 1024);
    }

    [Fact]
    public void Links_out_of_the_file_and_macros_are_never_followed()
    {
        var file = Zip(
            ("word/document.xml", "<document><body><p><r><t>Satu kalimat.</t></r></p><altChunk/></body></document>"),
            ("word/_rels/document.xml.rels", "<Relationships><Relationship Id='a' Type='x/footnotes' TargetMode='External' Target='file:///etc/hostname'/><Relationship Id='b' Type='x/footnotes' Target='../../../../etc/hostname'/><Relationship Id='c' Type='x/hyperlink' TargetMode='External' Target='http:// bukan alamat'/></Relationships>"),
            ("word/vbaProject.bin", "Sub AutoOpen()"));

        var paper = PaperReader.Read("a.docm", file).Value!;

        Assert.Equal(["Satu kalimat."], paper.Blocks.Select(block => block.Text));
        Assert.Equal("embedded", Assert.Single(paper.Unread).Why);
    }

    [Theory]
    [InlineData("a.csv")]
    [InlineData("a.html")]
    [InlineData("a.docx")]
    public void A_table_with_500_columns_is_named_and_left(string name)
    {
        var cells = Enumerable.Range(1, 500).Select(i => "n" + i).ToArray();
        var numbers = Enumerable.Range(1, 500).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var file = name switch
        {
            "a.csv" => Encoding.UTF8.GetBytes(string.Join(';', cells) + "\n" + string.Join(';', numbers)),
            "a.html" => Encoding.UTF8.GetBytes("<html><table><tr><td>" + string.Join("<td>", cells) + "<tr><td>" + string.Join("<td>", numbers) + "</table>"),
            _ => Docx(Table(Plain(cells), Plain(numbers))),
        };

        var reading = ReportedResultsReader.Read(name, file);

        Assert.True(reading.IsUsable);
        Assert.Equal("too-wide", Assert.Single(reading.Value!.Unread).Why);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public void Text_is_read_in_every_usual_encoding(string name, bool mark)
    {
        const string Text = "Rata-rata 9,17 ± 0,87 pada ibu “A”.\nKalimat kedua dalam naskah ini.";
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];

        Assert.Contains("9,17 ± 0,87 pada ibu “A”", string.Concat(PaperReader.Read("a.txt", bytes).Value!.Blocks.Select(block => block.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_pasted_together_from_two_encodings_is_read_whole()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("Pra 9,17 ± 0,87. "), .. CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Pasca 13,37 ± 1,67.")];

        Assert.Equal("Pra 9,17 ± 0,87. Pasca 13,37 ± 1,67.", Assert.Single(PaperReader.Read("a.txt", bytes).Value!.Blocks).Text);
    }

    /// <summary>Megabytes of blanks in one part.</summary>
    private static byte[] Bomb(string part, int mebibytes)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = archive.CreateEntry(part, CompressionLevel.Optimal).Open();
            var blank = new byte[1024 * 1024];
            Array.Fill(blank, (byte)' ');
            for (var i = 0; i < mebibytes; i++)
            {
                stream.Write(blank);
            }
        }

        return memory.ToArray();
    }

    /// <summary>Megabytes that hold little and pack badly enough to pass the ratio.</summary>
    private static byte[] Random(int mebibytes)
    {
        var bytes = new byte[mebibytes * 1024 * 1024];
        var random = new System.Random(20261201);
        for (var i = 0; i < bytes.Length; i += 32)
        {
            bytes[i] = (byte)random.Next(256);
        }

        return bytes;
    }
}
