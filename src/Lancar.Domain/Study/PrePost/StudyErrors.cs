using Lancar.Domain.Kernel;

namespace Lancar.Domain.Study.PrePost;

/// <summary>Errors of studies; their texts stand with the other study texts.</summary>
internal static class StudyErrors
{
    /// <summary>An error whose code <c>study.x</c> is the key <c>x</c> of <c>data/texts/*/study.json</c>.</summary>
    internal static Error Of(string code, string? where, params (string Name, object Value)[] values) =>
        new(code, Texts.Both(code, values), where);
}
