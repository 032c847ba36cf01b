using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Lancar.Interop.Papers.Office;

/// <summary>
/// The parts of a Word or Excel file. Sizes are judged before anything is unpacked and kept while unpacking; document types and entities are refused;
/// links out of the file are never followed, macros and embedded programs never looked at.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = ReadingLimits.PartBytes,
    };

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, XElement?> read = new(StringComparer.Ordinal);

    private OfficePackage(ZipArchive archive)
    {
        this.archive = archive;
        foreach (var entry in archive.Entries)
        {
            entries.TryAdd(entry.FullName.TrimStart('/'), entry);
        }
    }

    /// <summary>Opens the archive and judges its sizes.</summary>
    /// <exception cref="PaperFault"><c>broken-package</c>, or <c>zip-bomb</c> when it would unpack beyond all measure.</exception>
    public static OfficePackage Open(byte[] bytes)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            Judge(archive);
            return new OfficePackage(archive);
        }
        catch (InvalidDataException)
        {
            archive?.Dispose();
            throw new PaperFault("broken-package");
        }
        catch (PaperFault)
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>True when a part of this name is there.</summary>
    public bool Has(string part) => entries.ContainsKey(part);

    /// <summary>The first part whose name begins and ends so, or null.</summary>
    public string? Find(string beginning, string ending) =>
        entries.Keys.Where(name => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase) && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).FirstOrDefault();

    /// <summary>A part as XML, or null when it is not there.</summary>
    /// <exception cref="PaperFault"><c>broken-package</c>, <c>doctype</c>, <c>too-deep</c>, <c>too-many-elements</c> or <c>zip-bomb</c>.</exception>
    public XElement? Part(string name) => read.TryGetValue(name, out var part) ? part : read[name] = Loaded(name);

    private XElement? Loaded(string name)
    {
        if (!entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        try
        {
            var unpacked = Unpacked(entry);
            Measure(unpacked);
            using var reader = XmlReader.Create(new MemoryStream(unpacked, writable: false), Settings);
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
        }
        catch (XmlException broken)
        {
            throw new PaperFault(broken.Message.Contains("DTD", StringComparison.Ordinal) ? "doctype" : "broken-part", ("part", name));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new PaperFault("broken-part", ("part", name));
        }
    }

    /// <summary>The internal targets of a part's relationships, by their id. Links out of the file are left out.</summary>
    public IReadOnlyDictionary<string, (string Type, string Target)> Relations(string part)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..part.LastIndexOf('/')] : "";
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var relation in Part((folder.Length == 0 ? "" : folder + "/") + "_rels/" + part[(part.LastIndexOf('/') + 1)..] + ".rels")?.Elements() ?? [])
        {
            if (relation.Named("TargetMode") == "External" || relation.Named("Id") is not { } id || relation.Named("Target") is not { } target)
            {
                continue;
            }

            relations[id] = (relation.Named("Type") is { } type ? type[(type.LastIndexOf('/') + 1)..] : "", Resolved(folder, target));
        }

        return relations;
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    private static string Resolved(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var path = folder.Length == 0 ? new List<string>() : [.. folder.Split('/')];
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not (".." or "."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    private static void Judge(ZipArchive archive)
    {
        if (archive.Entries.Count > ReadingLimits.PackageEntries)
        {
            throw new PaperFault("zip-bomb");
        }

        var whole = 0L;
        foreach (var entry in archive.Entries)
        {
            whole += entry.Length;
            var bloated = entry.Length > ReadingLimits.RatioFromBytes && entry.Length > ReadingLimits.PackageRatio * Math.Max(1, entry.CompressedLength);
            if (bloated || whole > ReadingLimits.PackageBytes)
            {
                throw new PaperFault("zip-bomb");
            }
        }
    }

    /// <summary>What the directory says of a part may be untrue: it is counted again while unpacking.</summary>
    private static byte[] Unpacked(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
        {
            throw new PaperFault("password");
        }

        if (entry.Length > ReadingLimits.PartBytes)
        {
            throw new PaperFault("too-much-text", ("limit", ReadingLimits.PartBytes / 1024 / 1024));
        }

        using var stream = entry.Open();
        using var memory = new MemoryStream((int)Math.Min(entry.Length, 1 << 20));
        var buffer = new byte[64 * 1024];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            memory.Write(buffer, 0, count);
            if (memory.Length > ReadingLimits.PartBytes)
            {
                throw new PaperFault("zip-bomb");
            }
        }

        return memory.ToArray();
    }

    private static void Measure(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml, writable: false), Settings);
        var elements = 0;
        while (reader.Read())
        {
            if (reader.Depth > ReadingLimits.Depth)
            {
                throw new PaperFault("too-deep", ("limit", ReadingLimits.Depth));
            }

            if (reader.NodeType == XmlNodeType.Element && ++elements > ReadingLimits.Elements)
            {
                throw new PaperFault("too-many-elements", ("limit", ReadingLimits.Elements));
            }
        }
    }
}
