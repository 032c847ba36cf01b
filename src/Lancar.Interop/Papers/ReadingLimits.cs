namespace Lancar.Interop.Papers;

/// <summary>What bounds the time and memory of reading a file nobody vouches for. Far above any paper, far below what hurts a small server.</summary>
internal static class ReadingLimits
{
    /// <summary>The largest Word, Excel, HTML or PDF file, in bytes (20 MiB).</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    /// <summary>The longest text taken out of a file, in characters.</summary>
    public const int TextLength = 16 * 1024 * 1024;

    /// <summary>Entries of a ZIP archive.</summary>
    public const int PackageEntries = 5_000;

    /// <summary>One part of a Word or Excel file when unpacked, in bytes (32 MiB).</summary>
    public const int PartBytes = 32 * 1024 * 1024;

    /// <summary>All parts of a Word or Excel file when unpacked, in bytes (256 MiB).</summary>
    public const long PackageBytes = 256L * 1024 * 1024;

    /// <summary>How many times larger a part may become by unpacking, above <see cref="RatioFromBytes"/>.</summary>
    public const int PackageRatio = 200;

    /// <summary>Parts up to this size (1 MiB) may be packed as tightly as they like.</summary>
    public const int RatioFromBytes = 1024 * 1024;

    /// <summary>Elements inside each other, in XML and HTML.</summary>
    public const int Depth = 200;

    /// <summary>Elements of one part or page.</summary>
    public const int Elements = 1_500_000;

    /// <summary>Columns of a table that is read; wider ones are listed as unread.</summary>
    public const int Columns = 100;

    /// <summary>Rows of a table that is read; longer ones are listed as unread.</summary>
    public const int Rows = 5_000;

    /// <summary>Places named one by one as unread; the rest is counted.</summary>
    public const int UnreadParts = 50;
}
