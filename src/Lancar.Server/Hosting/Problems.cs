using Lancar.Domain.Kernel;

namespace Lancar.Server.Hosting;

/// <summary>The one place where a coded <see cref="Error"/> becomes an HTTP status and a problem document (RFC 9457).</summary>
public static class Problems
{
    /// <summary>
    /// The status an error code is answered with: what cannot be read, 400; who may not, 403; what is not there, 404; what is there
    /// already, 409; what is too large, 413; what is no JSON, 415;
    /// everything else, 422.
    /// </summary>
    /// <param name="code">The stable error code.</param>
    public static int Status(string code)
    {
        var last = code[(code.LastIndexOf('.') + 1)..];
        return last switch
        {
            "broken" or "device-missing" or "account-missing" => StatusCodes.Status400BadRequest,
            "not-allowed" => StatusCodes.Status403Forbidden,
            "unknown" or "not-found" => StatusCodes.Status404NotFound,
            "id-reused" or "other-account" => StatusCodes.Status409Conflict,
            "too-large" => StatusCodes.Status413PayloadTooLarge,
            "not-json" => StatusCodes.Status415UnsupportedMediaType,
            _ when last.StartsWith("already-", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>The problem document of an error as an endpoint's answer: Indonesian title, both languages and the code beside it.</summary>
    /// <param name="error">The error.</param>
    public static IResult Result(Error error) => Results.Problem(
        statusCode: Status(error.Code),
        title: error.Message.Indonesian,
        type: "urn:lancar:error:" + error.Code,
        extensions: new Dictionary<string, object?> { ["code"] = error.Code, ["where"] = error.Where, ["message"] = error.Message });
}
