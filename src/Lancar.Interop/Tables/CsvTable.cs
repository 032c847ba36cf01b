namespace Lancar.Interop.Tables;

/// <summary>A delimited text file as it stands: names and cells, still text. Reading numbers is a second step (<see cref="NumberColumn"/>).</summary>
/// <param name="Columns">Column names of the header line, trimmed; a blank name is empty text.</param>
/// <param name="Rows">Data rows in file order; rows without any text are left out.</param>
/// <param name="Facts">What was found out about the file itself.</param>
public sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows, CsvFacts Facts);

/// <summary>One data row.</summary>
/// <param name="Line">Line of the file the row starts on, counted from 1 with the header line.</param>
/// <param name="Cells">As many cells as the table has columns, trimmed; a missing cell is empty text.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells);

/// <summary>How the file was understood.</summary>
/// <param name="Delimiter">The detected delimiter: <c>;</c>, <c>,</c> or a tab.</param>
/// <param name="Encoding">Web name of the encoding read: <c>utf-8</c>, <c>utf-16</c>, <c>utf-16BE</c> or <c>windows-1252</c>.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, lower-case hexadecimal: the file's identity in a report.</param>
public sealed record CsvFacts(char Delimiter, string Encoding, string Sha256);
