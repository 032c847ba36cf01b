namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The sign between whole and fraction; the other one groups thousands.</summary>
public enum DecimalMark
{
    /// <summary>As in Indonesian: <c>9,17</c>.</summary>
    Comma,

    /// <summary>As in English: <c>9.17</c>.</summary>
    Point,
}
