namespace Lancar.Interop.Papers;

/// <summary>A file that cannot be read as a paper, with the last part of its text key (<c>check.read.&lt;code&gt;</c>). Never leaves the readers.</summary>
/// <param name="code">The code.</param>
/// <param name="values">What its text names.</param>
internal sealed class PaperFault(string code, params (string Name, object Value)[] values) : Exception(code)
{
    /// <summary>The code.</summary>
    public string Code { get; } = code;

    /// <summary>What its text names.</summary>
    public (string Name, object Value)[] Values { get; } = values;
}
