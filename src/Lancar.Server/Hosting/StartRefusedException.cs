namespace Lancar.Server.Hosting;

/// <summary>The server must not start as it was asked to; the person who started it is told why.</summary>
/// <param name="textKey">The text that says why and how to mend it, with the placeholder <c>{detail}</c>.</param>
/// <param name="detail">The folder or setting concerned.</param>
public sealed class StartRefusedException(string textKey, string detail) : Exception($"{textKey}: {detail}")
{
    /// <summary>The text that says why.</summary>
    public string TextKey { get; } = textKey;

    /// <summary>The folder or setting concerned.</summary>
    public string Detail { get; } = detail;
}
