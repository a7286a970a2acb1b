using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Configuration;

namespace Inspections.Worker.Cli;

/// <summary>
/// The language of the command line: <c>--lang</c>, or an environment variable; both languages where neither is given. A description
/// is written Chinese first and then English, and is cut between the two.
/// </summary>
internal static partial class HelpLanguage
{
    /// <summary>The environment variable that stands for <c>--lang</c> where that is not given.</summary>
    public const string Variable = WorkerSettings.EnvironmentPrefix + "LANG";

    private const string Name = "--lang";

    /// <summary>The option, for every verb.</summary>
    public static Option<string?> Option()
    {
        var option = new Option<string?>(Name) { Description = $"语言 zh 或 en，不写则两种（环境变量 {Variable}）language, both unless given (environment variable {Variable})", Recursive = true };
        return option.AcceptOnlyFromAmong([.. LanguageCodes.All]);
    }

    /// <summary>The language that was asked for; null for both. What is no language is refused with the rest of the command line.</summary>
    public static Language? Chosen(string[] args, string? variable)
    {
        var option = new Option<string?>(Name) { Recursive = true };
        var alone = new RootCommand { TreatUnmatchedTokensAsErrors = false };
        alone.Options.Add(option);
        return (alone.Parse(args).GetValue(option) ?? variable) is string code ? LanguageCodes.Find(code) : null;
    }

    /// <summary>Lets the parser speak the language in what is its own: headings, and what is wrong with a command line.</summary>
    public static IDisposable? Use(Language? language)
    {
        if (language != Language.Chinese)
        {
            return null;
        }

        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        return new Restored(() => CultureInfo.CurrentUICulture = before);
    }

    /// <summary>Leaves one language of every description.</summary>
    public static void Apply(Command command, Language? language)
    {
        if (language is not Language one)
        {
            return;
        }

        foreach (Symbol symbol in command.Options.Concat<Symbol>(command.Arguments).Append(command).Where(s => s.Description is not null))
        {
            symbol.Description = Split(symbol.Description!).In(one);
        }

        foreach (Command verb in command.Subcommands)
        {
            Apply(verb, language);
        }
    }

    /// <summary>Says in Chinese what is wrong with a command line, as far as the parser does not.</summary>
    public static void WriteErrors(TextWriter errors, IEnumerable<string> messages)
    {
        foreach (string message in messages)
        {
            errors.WriteLine(Required().Replace(message, "缺少选项 ${name}"));
        }

        errors.WriteLine("写法见 --help");
    }

    /// <summary>A description in its two languages: English begins after the last Chinese character, or after a slash behind it.</summary>
    public static Text Split(string description)
    {
        int end = description.Length;
        while (end > 0 && !IsChinese(description[end - 1]))
        {
            end--;
        }

        int slash = description.IndexOf(" / ", end, StringComparison.Ordinal);
        int cut = slash < 0 ? end : slash;
        return new Text(description[..cut].Trim(), description[cut..].TrimStart(' ', '/'));
    }

    // Letters and punctuation.
    private static bool IsChinese(char c) => c is (>= '\u3000' and <= '\u303f') or (>= '\u4e00' and <= '\u9fff') or (>= '\uff00' and <= '\uffef') or '”';

    [GeneratedRegex("\\AOption '(?<name>[^']+)' is required[.]\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Required();

    private sealed class Restored(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
