using System.Diagnostics.CodeAnalysis;

namespace Lancar.Domain.Kernel;

/// <summary>An expected failure of a use case: a stable code for programs, a message for people, and the place it concerns.</summary>
/// <param name="Code">Stable, dotted, lower case: <c>session.not-running</c>. Programs and tests rely on it.</param>
/// <param name="Message">What is wrong and how to mend it, in both languages. Never holds a person's data.</param>
/// <param name="Where">The field, column or line concerned, or null.</param>
public sealed record Error(string Code, LocalizedText Message, string? Where = null)
{
    /// <summary>An error whose message stands in <c>data/texts/*/errors.json</c> under its own code.</summary>
    /// <param name="code">The error code, which is the text key too.</param>
    /// <param name="where">The field, column or line concerned, or null.</param>
    /// <param name="values">Values for the <c>{placeholders}</c> of the text.</param>
    /// <exception cref="KeyNotFoundException">The code has no text: every code must be worded in both languages.</exception>
    public static Error Of(string code, string? where = null, params (string Name, object Value)[] values) =>
        new(code, Texts.Both("errors." + code, values), where);
}

/// <summary>A value, or the coded reason why there is none. The one result type of the house.</summary>
/// <typeparam name="T">The value of success.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error)
    {
        this.value = value;
        Error = error;
    }

    /// <summary>The reason of failure, or null on success.</summary>
    public Error? Error { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The result is a failure.</exception>
    public T Value => Succeeded ? value! : throw new InvalidOperationException($"No value: {Error.Code}");

    /// <summary>Success.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Failure.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}
