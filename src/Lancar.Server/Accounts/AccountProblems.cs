using Lancar.Server.Layout;

namespace Lancar.Server.Accounts;

/// <summary>What is wrong with a new account, in words.</summary>
internal static class AccountProblems
{
    /// <summary>The wording of an error code of ASP.NET Identity, of <c>word</c> (the one-time word) or of <c>DisplayName</c>.</summary>
    public static string Say(string code, Words words) => words[code switch
    {
        "word" => "accounts.problem.word",
        "DisplayName" => "accounts.problem.display-name",
        "Mother" => "accounts.problem.mother",
        "DuplicateUserName" => "accounts.problem.taken",
        "InvalidUserName" => "accounts.problem.user-name",
        _ when code.StartsWith("Password", StringComparison.Ordinal) => "accounts.problem.password",
        _ => "accounts.problem.other",
    }];
}
