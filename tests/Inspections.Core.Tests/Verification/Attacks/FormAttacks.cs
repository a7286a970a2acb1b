using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>Spellings, limits and members that the protocol does not allow (sections 1, 3, 10 and 11), each entered and signed as if it did.</summary>
internal static class FormAttacks
{
    private static readonly DrawId Draw = Some.Draw(2);

    public static IEnumerable<Attack> All => [.. Commitments, .. Lists, .. Entries, .. Policies];

    private static IEnumerable<Attack> Commitments =>
    [
        Committed("A count above 2147483647", t => t.Replace("\"rounds\":3", "\"rounds\":2147483648", StringComparison.Ordinal)),
        Committed("A draw's time in another year than the draw's", t => t.Replace("\"drawAt\":\"2026", "\"drawAt\":\"2027", StringComparison.Ordinal)),
        Committed("A draw's time of another zone", t => t.Replace("+08:00", "+09:00", StringComparison.Ordinal)),
        Committed("A draw's time at twenty-four o'clock", t => Regex.Replace(t, "(\"drawAt\":\"[0-9-]+T)[0-9]{2}", "${1}24")),
        Committed("A draw on 30 February", t => Regex.Replace(t, "\"drawAt\":\"[0-9-]+", "\"drawAt\":\"2026-02-30")),
        Committed("A digest in capitals", t => Regex.Replace(t, "\"policy\":\"[0-9a-f]+", m => m.Value.ToUpperInvariant().Replace("POLICY", "policy", StringComparison.Ordinal))),
        Committed("An optional member that is false", t => t.Replace("\"policy\":", "\"lifted\":false,\"policy\":", StringComparison.Ordinal)),
        Committed("No source at all", t => Sources(t, "")),
        Committed("The same source twice", t => Sources(t, "$1,$1")),
        Committed("Two sources under one seal", t => Regex.Replace(t, "(\"sources\":\\[)(\\{[^}]*own:1\"\\})", m => $"{m.Groups[1]}{m.Groups[2]},{m.Groups[2].Value.Replace("own:1", "own:2", StringComparison.Ordinal)}")),
        Committed("Dice of nineteen digits", t => Sources(t, "{\"digits\":19,\"kind\":\"dice\",\"name\":\"dice\"}")),
        Committed("An issue under the number of another year", t => Sources(t, "{\"at\":\"2026-03-04T21:15:00+08:00\",\"kind\":\"ssq\",\"name\":\"ssq:2025063\"}")),
        Committed("An issue of the number 000", t => Sources(t, "{\"at\":\"2026-03-04T21:15:00+08:00\",\"kind\":\"ssq\",\"name\":\"ssq:2026000\"}")),
        Committed("A rate above one", t => Regex.Replace(t, "(\"quotas\":\\[\\{\"denominator\":100,\"numerator\":)[0-9]+", "${1}101")),
        Committed("A team of nobody", t => t.Replace("\"team\":{\"perDepartment\":1,\"size\":2}", "\"team\":{\"perDepartment\":1,\"size\":0}", StringComparison.Ordinal)),
        Committed("Teams with nobody of any department", t => t.Replace("\"perDepartment\":1", "\"perDepartment\":0", StringComparison.Ordinal)),
        Committed("An empty list of witnesses", t => t.Replace(",\"year\":", ",\"witnesses\":[],\"year\":", StringComparison.Ordinal)),
        Committed("More recusal leaves than firms", t => Regex.Replace(t, "(\"recusals\":\\{\"root\":\"[0-9a-f]+\",\"size\":)[0-9]+", "${1}7")),
        Committed("Keep a list back without a value of its own", t => Kept(Sources(t, "{\"digits\":20,\"kind\":\"dice\",\"name\":\"dice\"}"), 0)),
        Committed("Keep a list back until a day before the draw", t => Kept(t, -1)),
        Committed("Keep a list back for longer than 366 days", t => Kept(t, 367)),
        Committed("The id of another sector's draw", t => t.Replace("\"sector\":\"brokers\"", "\"sector\":\"managers\"", StringComparison.Ordinal)),
        Committed("Another protocol", t => t.Replace("inspections-draw/1", "inspections-draw/2", StringComparison.Ordinal)),
    ];

    private static IEnumerable<Attack> Lists =>
    [
        Listed("An empty list of reasons in a frame", "frame", Check.Frame, t => Targets.ReplaceFirst(t, "{\"id\"", "{\"excluded\":[],\"id\"")),
        Listed("A reason in a frame that the protocol does not know", "frame", Check.Frame, t => Targets.ReplaceFirst(t, "{\"id\"", "{\"excluded\":[\"friend\"],\"id\"")),
        Listed("Reasons in a frame out of order", "frame", Check.Frame, t => Targets.ReplaceFirst(t, "{\"id\"", "{\"excluded\":[\"drawn\",\"cap\"],\"id\"")),
        Listed("A frame out of order", "frame", Check.Frame, t => string.Concat(t.Split('\n')[..^1].Reverse().Select(l => l + "\n"))),
        Listed("A roster with an inspector twice", "roster", Check.Roster, t => t.Split('\n')[0] + "\n" + t),
        Listed("An inspector's sectors twice", "roster", Check.Roster, t => Targets.ReplaceFirst(t, "[\"brokers\"", "[\"brokers\",\"brokers\"")),
        Listed("An inspector away for a reason that the protocol does not know", "roster", Check.Roster, t => Targets.ReplaceFirst(t, "\"managers\"]}", "\"managers\"],\"unavailable\":\"ill\"}")),
        Attack.Small("Give no firm any chance and call the round lifted", Check.Quotas, b => Relisted(b, "frame", t => Regex.Replace(t, "\\{(\"excluded\":\\[[^]]*\\],)?", "{\"excluded\":[\"cap\"],"))),
    ];

    private static IEnumerable<Attack> Entries =>
    [
        Entered("A result without a category", "result", Result("[]")),
        Entered("A result with a category twice", "result", Result("[\"MovedAway\",\"MovedAway\"]")),
        Entered("A result that is withdrawn and something else", "result", Result("[\"MovedAway\",\"withdrawn\"]")),
        Entered("A version 0 of a result", "result", Result("[\"MovedAway\"]").Replace("\"version\":1", "\"version\":0", StringComparison.Ordinal)),
        Entered("A result on 30 February", "result", Result("[\"MovedAway\"]").Replace("2026-03-01", "2026-02-30", StringComparison.Ordinal)),
        Entered("A result that names a thing beside what was found", "result", Result("[\"MovedAway\"]").Replace("\"version\"", "\"remark\":\"x\",\"version\"", StringComparison.Ordinal)),
        Entered("A visit that opens a seal", "visit", "{\"firm\":\"F001\",\"inspectedOn\":\"2026-01-20\",\"opens\":3,\"salt\":\"" + new string('a', 64) + "\",\"type\":\"complaint\"}"),
        Entered("A visit after the day of its entry", "visit", "{\"firm\":\"F001\",\"inspectedOn\":\"2026-12-31\",\"type\":\"complaint\"}"),
        Entered("A change of team that opens a seal without its salt", "substitution",
            "{\"approvedBy\":\"a\",\"decidedBy\":\"b\",\"draw\":\"brokers-2026-r2\",\"firm\":\"F001\",\"inspector\":\"S1\",\"opens\":3,\"reason\":\"absent\",\"substitute\":\"S2\"}"),
        Entered("A change of team for a reason of health", "substitution",
            "{\"approvedBy\":\"a\",\"decidedBy\":\"b\",\"draw\":\"brokers-2026-r2\",\"firm\":\"F001\",\"inspector\":\"S1\",\"reason\":\"ill\",\"substitute\":\"S2\"}"),
        Entered("A joint visit of one draw with itself", "joined", "{\"draws\":[\"brokers-2026-r2\",\"brokers-2026-r2\"],\"firm\":\"F001\"}"),
        Entered("A draw's id with a leading zero", "commitment", "{\"commitment\":\"" + new string('a', 64) + "\",\"draw\":\"brokers-2026-r03\"}"),
        Entered("A first try that calls itself one", "commitment", "{\"commitment\":\"" + new string('a', 64) + "\",\"draw\":\"brokers-2026-r3-v1\"}"),
        Entered("A year before 2000", "closed", "{\"sectors\":[],\"year\":1999}"),
        Entered("A closed year with its sectors out of order", "closed", $"{{\"sectors\":[{Row("managers")},{Row("brokers")}],\"year\":2026}}"),
        Entered("A closed year with a sector twice", "closed", $"{{\"sectors\":[{Row("brokers")},{Row("brokers")}],\"year\":2026}}"),
        Entered("Half of a character in a value", "value", "{\"draw\":\"brokers-2026-r2\",\"name\":\"own:1\",\"value\":\"\\ud800\"}"),
        Entered("A key under another id than its own", "key", "{\"key\":\"350100/housing+00000000+AjBZ\",\"recovery\":\"350100/housing+00000000+AjBa\"}"),
    ];

    private static IEnumerable<Attack> Policies =>
    [
        Adopted("A policy with a floor above one", t => t.Replace("\"floor\":{\"denominator\":100,\"numerator\":5}", "\"floor\":{\"denominator\":100,\"numerator\":500}", StringComparison.Ordinal)),
        Adopted("A policy below the standard without a basis", t => t.Replace("\"floor\":{\"denominator\":100,\"numerator\":5}", "\"floor\":{\"denominator\":100,\"numerator\":4}", StringComparison.Ordinal)),
        Adopted("A policy of two rounds without a basis", t => t.Replace("\"rounds\":3", "\"rounds\":2", StringComparison.Ordinal)),
        Adopted("A policy with a cap above 2147483647", t => t.Replace("\"cap\":2", "\"cap\":2147483648", StringComparison.Ordinal)),
        Adopted("A policy with a stratum twice", t => t.Replace("\"stratum\":\"C\"", "\"stratum\":\"all\"", StringComparison.Ordinal)),
        Adopted("A policy with lower rates first", t => t.Replace("\"numerator\":20", "\"numerator\":2", StringComparison.Ordinal)),
        Adopted("A policy with an empty review", t => t.Replace("\"sectors\":[{\"basis\"", "\"review\":[],\"sectors\":[{\"basis\"", StringComparison.Ordinal)),
        Adopted("A policy with one step of review twice", t => t.Replace("\"sectors\":[{\"basis\"", "\"review\":[\"a\",\"a\"],\"sectors\":[{\"basis\"", StringComparison.Ordinal)),
        Adopted("A policy that is effective on 30 February", t => t.Replace("2026-01-01", "2026-02-30", StringComparison.Ordinal)),
    ];

    private static Attack Committed(string what, Func<string, string> edit) => Attack.Small(what, Check.Commitment, Targets.Recommit(Draw, t => Changed(t, edit(t))));

    private static Attack Listed(string what, string list, Check caught, Func<string, string> edit) => Attack.Small(what, caught, b => Relisted(b, list, edit));

    private static Attack Entered(string what, string kind, string body) => Attack.Small(what, Check.Ledger, b => b.Log.Append(kind, body));

    private static Attack Adopted(string what, Func<string, string> edit) => Attack.Small(what, Check.Ledger, b =>
    {
        string text = Targets.Text(CanonicalJson.Write(b.Policy.ToJson()));
        byte[] document = Targets.Utf8(Changed(text, edit(text)));
        b.Log.File(PublicLayout.Policy(Digest.Of(document)), document);
        b.Enter(new DocumentBody(DocumentKind.Policy, Digest.Of(document)));
    });

    // The list as it is edited, under the root that the commitment then names.
    private static void Relisted(Bureau bureau, string list, Func<string, string> edit)
    {
        string path = $"draws/{Draw}/{list}.jsonl", text = Targets.Text(bureau.Publish()[path]);
        byte[] edited = Targets.Utf8(Changed(text, edit(text)));
        TreeHead head = MerkleTree.Over(JsonLines.Split(edited)).Head;
        bureau.Log.File(path, edited);
        Targets.Recommit(Draw, t => Regex.Replace(t, $"\"{list}\":\\{{[^}}]*\\}}", FormattableString.Invariant($"\"{list}\":{{\"root\":\"{head.Root}\",\"size\":{head.Size}}}")))(bureau);
    }

    private static string Changed(string before, string after)
    {
        Xunit.Assert.NotEqual(before, after);
        return after;
    }

    private static string Sources(string commitment, string sources) => Regex.Replace(commitment, "\"sources\":\\[(.*?)\\]", $"\"sources\":[{sources}]");

    private static string Kept(string commitment, int days)
    {
        DateOnly drawn = DateOnly.ParseExact(Regex.Match(commitment, "\"drawAt\":\"([0-9-]+)T").Groups[1].Value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return commitment.Replace("\"draw\":", $"\"discloseBy\":\"{BeijingTime.Format(drawn.AddDays(days))}\",\"draw\":", StringComparison.Ordinal);
    }

    private static string Row(string sector) => $"{{\"coverage\":{{\"denominator\":1,\"numerator\":1}},\"rounds\":3,\"sector\":\"{sector}\"}}";

    private static string Result(string categories) => $"{{\"categories\":{categories},\"draw\":\"brokers-2026-r2\",\"firm\":\"F001\",\"inspectedOn\":\"2026-03-01\",\"inspectors\":[],\"items\":[],\"opens\":1,\"record\":\"x\","
        + "\"salt\":\"" + new string('a', 64) + "\",\"version\":1}";
}
