using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Cli.Shared;

/// <summary>Draws, firms, people and days as a command may name them: by their ids, or in the bureau's own words.</summary>
internal static partial class BureauWords
{
    /// <summary>How a draw may be named, for the help of a command.</summary>
    public const string DrawHelp = "抽取：抽取编号、任务编号，或“物业服务 1”“物业服务 2026 1” the draw: its id, its task number, or sector, year and round";

    private const int LongestWord = 200, MostListed = 12;
    private static readonly string[] Numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

    /// <summary>The argument that names a draw, in one word or, unquoted, in three at most.</summary>
    public static Argument<string[]> DrawArgument() => new("draw") { Description = DrawHelp, Arity = new ArgumentArity(1, 3) };

    /// <summary>A draw by its id, or, where the folder holds the bureau's database, in the bureau's words.</summary>
    /// <exception cref="UserErrorException">There is none, or the word is none of these.</exception>
    public static DrawId DrawOf(string folder, string word)
    {
        if (DrawId.IsValid(word.Trim()) || !new DataDirectory(folder).Database.Schema.Exists)
        {
            return ProtocolText.Read(word.Trim(), DrawId.Parse);
        }

        using OpenBureau opened = OpenBureau.Read(folder);
        return opened.Draw(word);
    }

    /// <summary>Draws that an option of several words names: a number belongs to the sector before it.</summary>
    public static IEnumerable<DrawId> DrawsOf(string folder, IEnumerable<string> words)
    {
        var draws = new List<string>();
        foreach (string word in words)
        {
            if (draws.Count > 0 && word.All(char.IsAsciiDigit))
            {
                draws[^1] += $" {word}";
            }
            else
            {
                draws.Add(word);
            }
        }

        return draws.Select(d => DrawOf(folder, d));
    }

    /// <inheritdoc cref="Draw(OpenBureau, string)"/>
    public static DrawId Draw(this OpenBureau opened, string[] words) => opened.Draw(string.Join(' ', words));

    /// <summary>A draw by its id, its task's number or name, or by sector and round: the latest try of it, this year unless a year is given.</summary>
    /// <exception cref="UserErrorException">There is none, or the word is none of these.</exception>
    public static DrawId Draw(this OpenBureau opened, string word)
    {
        if (DrawId.IsValid(word.Trim()))
        {
            return DrawId.Parse(word.Trim());
        }

        string text = Spelling.Normalize(word);
        if (opened.Bureau.Database.Read(TaskStore.All).Values.FirstOrDefault(t => t.Number.ToString() == text) is InspectionTask task)
        {
            return task.Draw;
        }

        Match match = text.Length <= LongestWord ? SectorAndRound().Match(word.Trim()) : Match.Empty;
        if (!match.Success)
        {
            throw CommandRefusals.NotDraw.Error(Printable.Shorten(word), "物业服务 1");
        }

        Sector sector = new SectorNames([.. opened.Bureau.Database.Read(SectorStore.All), .. opened.Policy?.Sectors.Select(s => new Sector(s.Sector, s.Name)) ?? []]).Require(match.Groups["sector"].Value);
        int round = Array.IndexOf(Numerals, match.Groups["round"].Value) is int i and >= 0 ? i + 1 : int.Parse(match.Groups["round"].Value, CultureInfo.InvariantCulture);
        int year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : opened.Bureau.Today.Year;
        DrawId[] draws = [.. opened.Bureau.Database.Read(s => RoundStore.OfYear(s, year)).Select(r => r.Draw).Where(d => d.Sector == sector.Code).OrderBy(d => d.Round).ThenBy(d => d.Try)];
        return draws.LastOrDefault(d => d.Round == round) is { Year: > 0 } found ? found : throw CommandRefusals.NoSuchRound.Error(year, sector.Name, round, Listed(draws));
    }

    /// <summary>A firm by its code, its name, or a part of its name that no other has; also one that has left the directory.</summary>
    /// <exception cref="UserErrorException">There is none, or several: they are listed.</exception>
    public static Identifier Firm(this OpenBureau opened, string word) => opened.Bureau.Database.Read(s => One(
        word,
        [.. FirmStore.Current(s).Select(f => new Named(f.Id.ToString(), f.Name))],
        [.. FirmStore.Names(s).Select(f => new Named(f.Key, f.Value))],
        new Text("名录库里没有这个企业", "no such firm in the directory"),
        isPart: true));

    /// <summary>An inspector by staff id, certificate number or name; also one that has left the directory.</summary>
    /// <exception cref="UserErrorException">There is none, or several: they are listed.</exception>
    public static Identifier Inspector(this OpenBureau opened, string word) => opened.Bureau.Database.Read(s =>
    {
        IReadOnlyList<Inspector> current = InspectorStore.Current(s);
        return current.Where(i => i.Certificate.Number == word.Trim()).Select(i => i.Id).ToArray() is [Identifier one] ? one : One(
            word,
            [.. current.Select(i => new Named(i.Id.ToString(), i.Name))],
            [.. InspectorStore.Names(s).Select(i => new Named(i.Key.ToString(), i.Value))],
            new Text("名录库里没有这个人", "no such inspector in the directory"),
            isPart: false);
    });

    /// <summary>A reason by one of its words, or as the protocol spells it.</summary>
    /// <param name="word">The word.</param>
    /// <param name="read">What reads it.</param>
    /// <param name="usual">The usual words, which are listed when it is none.</param>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static T Reason<T>(string word, Func<string, T> read, IReadOnlyCollection<string> usual)
    {
        try
        {
            return read(word);
        }
        catch (ProtocolFormatException)
        {
            throw CommandRefusals.Reason.Error(Printable.Shorten(word), usual);
        }
    }

    /// <summary>A day in any usual form: 2026-03-18, 2026/3/18, 2026.3.18, 20260318, 2026年3月18日.</summary>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static DateOnly Day(string word) => Dates.Find(word) ?? throw CommandRefusals.Day.Error(Printable.Shorten(word));

    private static Identifier One(string word, Named[] current, Named[] ever, Text none, bool isPart)
    {
        string text = word.Trim();
        string? clean = UnifiedSocialCreditCode.Clean(text);
        if (ever.FirstOrDefault(n => n.Id == text || n.Id == clean) is Named known)
        {
            return Identifier.Parse(known.Id);
        }

        // Who is in the directory goes before who was.
        Match<Named> match = In(current);
        match = match.Found is null && match.Reason == none ? In(ever) : match;
        return match.Found is Named found ? Identifier.Parse(found.Id)
            // An id that no directory has is for the rule that uses it to judge.
            : Identifier.IsValid(text) && text.Any(char.IsAsciiDigit) ? Identifier.Parse(text)
            : throw CommandRefusals.NotOne.Error(Printable.Shorten(text), match.Reason);

        Match<Named> In(Named[] all) => DirectoryMatch.ByName(all, text, n => n.Name, n => n.Id, none, isPart);
    }

    private static string Listed(DrawId[] draws) =>
        draws.Length == 0 ? "—" : string.Join("、", draws.Take(MostListed)) + (draws.Length > MostListed ? " …" : "");

    // 物业服务 1, 物业服务 2026 1, 2026年物业服务第1批, and the name of a task: 2026年度物业服务第1批双随机抽查.
    [GeneratedRegex(@"\A((?<year>20[0-9]{2})\s*(年度?)?\s*)?(?<sector>[^0-9第]+?)[\s\-－—]*((?<year>20[0-9]{2})(\s*年度?|[\s\-]+|(?=第)))?\s*第?\s*(?<round>[1-9][0-9]{0,2}|十[一二]?|[一二三四五六七八九])\s*[批次轮期]?(双随机抽查|抽查)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SectorAndRound();

    private sealed record Named(string Id, string Name);
}
