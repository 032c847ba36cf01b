using System.CommandLine;
using System.CommandLine.Parsing;
using Lancar.Domain.Kernel;

namespace Lancar.Cli;

/// <summary>
/// What is wrong with the words of a command line, said in both languages because <c>--lang</c> itself may be what is wrong.
/// The exit code is 2 for every command: 1 means "something inconsistent" to scripts around <c>lancar check</c>.
/// </summary>
internal static class UsageFault
{
    private const int BadUsage = 2;

    /// <summary>The first fault, or null when the words are understood or help was asked for.</summary>
    internal static LocalizedText? Of(ParseResult parsed)
    {
        if (parsed.Errors.Count > 0)
        {
            return parsed.UnmatchedTokens.Count > 0 ? Unknown(parsed.UnmatchedTokens[0]) : Spelled(parsed.Errors[0], parsed);
        }

        // An option nobody knows must not be taken for a file: "lancar check --jsn a.json".
        return parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? null
            : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
                .Where(token => token.Value.Length > 1 && token.Value[0] == '-')
                .Select(token => Unknown(token.Value)).FirstOrDefault();
    }

    /// <summary>Says the fault and where help stands.</summary>
    internal static int Tell(LocalizedText fault, ParseResult parsed)
    {
        var help = ("command", (object)string.Join(' ', Path(parsed)));
        foreach (var language in Enum.GetValues<Language>())
        {
            Console.Error.WriteLine(fault.In(language) + " " + Texts.Get(language, "command.help", help));
        }

        return BadUsage;
    }

    private static LocalizedText Unknown(string word) => Texts.Both("command.unknown", ("word", Shown(word)));

    private static LocalizedText Spelled(ParseError error, ParseResult parsed) => error.SymbolResult switch
    {
        OptionResult option => Texts.Both("command.option-value", ("option", option.Option.Name)),
        ArgumentResult argument => Texts.Both("command.argument-missing", ("argument", argument.Argument.Name)),
        _ => Texts.Both("command.command-missing", ("commands", string.Join(", ", parsed.CommandResult.Command.Subcommands.Select(command => command.Name)))),
    };

    private static IEnumerable<string> Path(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (SymbolResult? result = parsed.CommandResult; result is not null; result = result.Parent)
        {
            names.Push(result is CommandResult { Command: RootCommand } ? "lancar" : ((CommandResult)result).Command.Name);
        }

        return names;
    }

    private static string Shown(string word) => word.Length > 60 ? word[..60] + "…" : word;
}
