using Lancar.Domain.Kernel;

namespace Lancar.Cli.Planning;

/// <summary>An option of a planning command that cannot be used, said in both languages.</summary>
internal sealed class OptionFault(LocalizedText text) : Exception
{
    public LocalizedText Text { get; } = text;
}
