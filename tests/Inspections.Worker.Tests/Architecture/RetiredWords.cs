using System.Text.RegularExpressions;

namespace Inspections.Worker.Tests.Architecture;

/// <summary>A word of a story, which code said once, and the field's own that it says now.</summary>
/// <param name="Word">The word, in small letters, as one of the words that a name is made of.</param>
/// <param name="Instead">What to say.</param>
/// <param name="Ordinary">Names in which the word means what it says; null when there are none.</param>
/// <param name="IsEnglish">True for a word that the sentence of a test's name, and a local of a test, may have in its usual sense.</param>
/// <param name="Folders">The folders where it is retired; null for everywhere.</param>
internal sealed record RetiredWord(string Word, string Instead, string? Ordinary = null, bool IsEnglish = false, string? Folders = null);

/// <summary>The words that no name in the code is made of, and where one is found.</summary>
internal static partial class RetiredWords
{
    public static readonly IReadOnlyList<RetiredWord> All =
    [
        new("answer", "DeliveryResult for what came of a delivery, response for what a server sent", IsEnglish: true, Folders: @"/(Delivery|Stores)/"),
        new("bilingual", "Text"),
        new("book", "…Store", IsEnglish: true),
        new("chase", "DeadlineNotifier"),
        new("chases", "DeadlineNotifier"),
        new("clerk", "RoundProcessor, or who it is: the person who enters"),
        new("courier", "OutboxDispatcher"),
        new("examination", "Expectations"),
        new("foundation", "LedgerSetup, BureauContext"),
        new("letter", "OutboxItem", "IsAsciiLetter|IsLetterOrDigit|HasLetter|LetterForms|CheckLetter|^Letters$", IsEnglish: true),
        new("letters", "OutboxItem", "^Letters$", IsEnglish: true),
        new("office", "OpenBureau, BureauContext or DataDirectory", "LibreOffice|Office2019|_open_office_"),
        new("proof", "DeliveryReceipt", "InclusionProof|ConsistencyProof|MerkleProof", IsEnglish: true, Folders: @"/(Delivery|Stores)/"),
        new("said", "Response, detail, or what it is", IsEnglish: true),
        new("standing", "InEffect, NotVoid or State", IsEnglish: true),
        new("within", "what it is within", "^(IsWithin|RequireWithin|PublishWithinWorkingDays)$", IsEnglish: true),
    ];

    /// <summary>The retired words in the names of a source text, each with its name and what to say instead.</summary>
    public static IEnumerable<string> In(string path, string text) =>
        Names(text).Append(Path.GetFileNameWithoutExtension(path)).Distinct().SelectMany(name => In(path, Words(name), name));

    private static IEnumerable<string> In(string path, HashSet<string> words, string name) => All
        .Where(w => words.Contains(w.Word) && !(w.IsEnglish && (IsSentence(name) || IsLocalOfTest(path, name))))
        .Where(w => w.Ordinary is null || !Regex.IsMatch(name, w.Ordinary))
        .Where(w => w.Folders is null || Regex.IsMatch(path, w.Folders))
        .Select(w => $"{path}: '{name}' says '{w.Word}': say {w.Instead}");

    // What a name is declared by stands outside of texts and comments.
    private static IEnumerable<string> Names(string text) => Name().Matches(NoCode().Replace(text, " ")).Select(m => m.Value);

    private static HashSet<string> Words(string name) => [.. Word().Matches(name).Select(m => m.Value.ToLowerInvariant())];

    private static bool IsSentence(string name) => name.Count(c => c == '_') > 2;

    private static bool IsLocalOfTest(string path, string name) => path.StartsWith("tests/", StringComparison.Ordinal) && char.IsAsciiLetterLower(name[0]);

    [GeneratedRegex(
        """"
        //[^\n]*|/\*.*?\*/|@\*.*?\*@|\$*("{3,}).*?\1|\$@?"(?:[^"\\{]|\\.|\{\{|\{(?:[^{}"]|"(?:\\.|[^"\\])*"|\{[^{}]*\})*\})*"|@"(?:""|[^"])*"|"(?:\\.|[^"\\\n])*"|'(?:\\.[^']*|[^'\\\n])'
        """",
        RegexOptions.Singleline)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"\b[A-Za-z_]\w*")]
    private static partial Regex Name();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
