using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Study.PrePost;
using Lancar.Tests.Study.PrePost;

namespace Lancar.Tests.Reporting.Documents;

public sealed class WordDocumentTests
{
    private static readonly DocumentStamp Stamp = new(new DateTimeOffset(2026, 3, 24, 7, 0, 0, TimeSpan.Zero), "Lancar 0.1.0");

    private static byte[] Chapter(Language language) => WordDocument.Write(PrePostReport.Of(Demo.FromFile()).Chapter(), language, Stamp);

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void The_validator_of_the_format_finds_nothing(string language)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(Chapter(Lancar.Domain.Kernel.Languages.Parse(language))), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes() => Assert.Equal(Chapter(Language.Indonesian), Chapter(Language.Indonesian));

    [Fact]
    public void Margins_font_captions_and_picture_are_those_of_a_thesis()
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(Chapter(Language.Indonesian)), isEditable: false);
        var main = file.MainDocumentPart!;
        var margin = main.Document!.Descendants<PageMargin>().Single();
        Assert.Equal((2268u, 1701, 1701u, 1701), (margin.Left!.Value, margin.Top!.Value, margin.Right!.Value, margin.Bottom!.Value));
        Assert.Equal("Times New Roman", main.StyleDefinitionsPart!.Styles!.Descendants<RunFonts>().First().Ascii!.Value);
        var captions = main.Document.Descendants<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Caption").Select(paragraph => paragraph.InnerText).ToArray();
        Assert.Equal("Tabel 1. Ibu yang dianalisis dan yang tidak", captions[0]);
        Assert.Contains(captions, caption => caption.StartsWith("Gambar 1. Volume kolostrum sebelum dan sesudah", StringComparison.Ordinal));
        Assert.Contains("Median sebelum 16,25", main.Document.Descendants<DocProperties>().Single().Description!.Value, StringComparison.Ordinal);
        Assert.Equal(["image/png", "image/svg+xml"], main.ImageParts.Select(part => part.ContentType).Order());
        Assert.All(main.Document.Descendants<Table>(), table =>
        {
            Assert.Null(table.Descendants<TableBorders>().Single().InsideVerticalBorder);
            Assert.Equal(7937, table.Descendants<GridColumn>().Sum(column => int.Parse(column.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)));
        });
    }

    [Fact]
    public void Control_characters_in_a_code_do_not_break_the_file()
    {
        var data = PrePostData.Create(StudyOutcome.MilkVolumeMl(), Demo.Pairs((1, 2), (1, 3)), [new("a\u0001\u000Bb<&>", ExclusionReason.NoAfter, 4)]).Value;
        var bytes = WordDocument.Write(PrePostReport.Of(PrePostAnalysis.Run(data, Demo.Provenance)).Chapter(), Language.English, Stamp);
        using var file = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file));
        Assert.Contains("ab<&>", file.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [LibreOfficeFact]
    public void LibreOffice_opens_it_and_prints_what_we_wrote()
    {
        var text = LibreOffice.Print(Chapter(Language.Indonesian));

        Assert.Contains("HASIL PENELITIAN", text, StringComparison.Ordinal);
        Assert.Contains("Tabel 2. Volume kolostrum sebelum dan sesudah pijat oksitosin", text, StringComparison.Ordinal);
        Assert.Contains("naik 11,50 ml (95% CI 8,25 sampai 14,50)", text, StringComparison.Ordinal);
        Assert.Contains("p < 0,001", text, StringComparison.Ordinal);
        Assert.Contains("Tidak ada kelompok kontrol.", text, StringComparison.Ordinal);
    }
}
