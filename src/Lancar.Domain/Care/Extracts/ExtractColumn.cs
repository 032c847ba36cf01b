namespace Lancar.Domain.Care.Extracts;

/// <summary>One column of an extract table.</summary>
/// <typeparam name="T">What a row is made of.</typeparam>
/// <param name="Name">Its name; the end of the key of its meaning.</param>
/// <param name="Unit">Unit, or null.</param>
/// <param name="Cell">The cell of a row: text, a whole number, a double, or null.</param>
internal sealed record ExtractColumn<T>(string Name, string? Unit, Func<T, object?> Cell);
