using Lancar.Domain.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Lancar.Server.Hosting;

/// <summary>The one place where a coded <see cref="Error"/> becomes an HTTP status and a problem document (RFC 9457).</summary>
public static class Problems
{
    /// <summary>The status an error code is answered with: who may not, 403; what is not there, 404; what is there already, 409; what is too large, 413; everything else, 422.</summary>
    /// <param name="code">The stable error code.</param>
    public static int Status(string code)
    {
        var last = code[(code.LastIndexOf('.') + 1)..];
        return last switch
        {
            "not-allowed" => StatusCodes.Status403Forbidden,
            "unknown" or "not-found" => StatusCodes.Status404NotFound,
            "id-reused" => StatusCodes.Status409Conflict,
            "too-large" => StatusCodes.Status413PayloadTooLarge,
            _ when last.StartsWith("already-", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>The problem document of an error: title in the reader's language, both languages and the code beside it.</summary>
    /// <param name="error">The error.</param>
    /// <param name="language">The reader's language.</param>
    public static ProblemDetails From(Error error, Language language) => new()
    {
        Status = Status(error.Code),
        Title = error.Message.In(language),
        Type = "urn:lancar:error:" + error.Code,
        Extensions =
        {
            ["code"] = error.Code,
            ["where"] = error.Where,
            ["message"] = new Dictionary<string, string> { ["id"] = error.Message.Indonesian, ["en"] = error.Message.English },
        },
    };

    /// <summary>The same as an endpoint's answer.</summary>
    /// <inheritdoc cref="From" path="/param"/>
    public static IResult Result(Error error, Language language) => Results.Problem(From(error, language));
}
