using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>What the log says, in the words of who reads it: people, rounds and lists by their names.</summary>
internal sealed class ActionWords
{
    private readonly Language _language;
    private readonly Func<DrawId, string> _rounds;
    private readonly Dictionary<string, string> _people;

    private ActionWords(Language language, Func<DrawId, string> rounds, Dictionary<string, string> people) => (_language, _rounds, _people) = (language, rounds, people);

    /// <summary>The words as names stand now.</summary>
    public static ActionWords Of(Session session, Language language) => new(
        language, ConsoleContext.NamesOfRounds(session, language), AccountStore.All(session).ToDictionary(a => $"{a.Staff}", a => $"{a.Name} {a.Staff}", StringComparer.Ordinal));

    /// <summary>A line of the log.</summary>
    public ActionRow Row(LoggedAction a) => new(
        MomentText.WithSeconds(a.At),
        _people.GetValueOrDefault(a.Staff, a.Staff),
        What(a.What).In(_language),
        Subject(a),
        a.Outcome == LoggedAction.Done ? ActionTexts.Done.In(_language) : $"{ActionTexts.NotDone.In(_language)} {a.Outcome}",
        a.Address,
        a.What);

    /// <summary>What was done or tried.</summary>
    public static Text What(string code) => ActionTexts.Of(code)
        ?? (code.StartsWith(Authentication.Terminal, StringComparison.Ordinal) ? new($"命令行 {code[Authentication.Terminal.Length..]}", $"command {code[Authentication.Terminal.Length..]}")
            : FrameOf.Menu.Where(p => p.Path == code.Split('.')[0]).Select(p => new Text($"打开{p.Name.Zh}", $"opened {p.Name.En}")).FirstOrDefault() ?? new($"打开页面 {code}", $"opened the page {code}"));

    // A subject is made of words that the program wrote and of what people call things: the former are put into theirs.
    private string Subject(LoggedAction a) => string.Join(' ', a.Subject.Split(' ').Select((w, i) => Word(a.What, w, i)));

    private string Word(string what, string word, int place) =>
        DrawId.TryParse(word, out DrawId draw) ? _rounds(draw)
        : what.StartsWith("request.", StringComparison.Ordinal) && Enum.TryParse(word, out RequestKind kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(word[0]) ? RequestNames.KindOf(kind).In(_language)
        : what is "sign-in" or "prove" ? SignInTexts.WayOf(word).In(_language)
        : place == 0 && what.StartsWith("lists.", StringComparison.Ordinal) && ReadList.Shapes.ContainsKey(word) ? ListTexts.ListOf(word).In(_language)
        : what is "account.add" or "account.change" && place > 0 ? string.Join('、', word.Split(',').Select(r => Label.IsValid(r) ? RoleTable.NameOf(Label.Parse(r)).In(_language) : r))
        : word;
}
