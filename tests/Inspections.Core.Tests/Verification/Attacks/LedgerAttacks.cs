using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>The log, its checkpoints and keys, and the folder itself.</summary>
internal static class LedgerAttacks
{
    public static IEnumerable<Attack> All =>
    [
        Attack.Outside("Rewrite an entry", Check.Ledger, y => y.Replace(PublicLayout.Entries, "\"type\":\"complaint\"", "\"type\":\"campaign\"")),
        Attack.Outside("Drop the last entry", Check.Ledger, y => y.With(PublicLayout.Entries, b => b[..(b.AsSpan(0, b.Length - 1).LastIndexOf((byte)'\n') + 1)])),
        Attack.Outside("Cut the ledger short within a line", Check.Ledger, y => y.With(PublicLayout.Entries, b => b[..^1])),
        Attack.Outside("Cut a frame short", Check.Frame, y => y.With(PublicLayout.Frame(Targets.Managers), b => b[..^1])),
        Attack.Outside("Cut a receipt short", Check.Receipt, y => y.With(PublicLayout.Receipt(Targets.Managers), b => b[..^10])),
        Attack.Outside("Another spelling of an entry", Check.Ledger, y => y.Replace(PublicLayout.Entries, "\"type\":\"complaint\"", "\"type\":\"\\u0063omplaint\"")),
        Attack.Outside("Put an older checkpoint in the place of the latest", Check.Ledger, y => y.With(PublicLayout.Checkpoint, _ => y[Early(y)])),
        Attack.Outside("A checkpoint signed by another key", Check.Ledger, y => y.With(PublicLayout.Checkpoint, b => Resigned(b)).With(Last(y), b => Resigned(b))),
        Attack.Outside("A checkpoint whose signature was altered", Check.Ledger, y => y.With(Early(y), b => Targets.Utf8(Flip(Targets.Text(b))))),
        Attack.Outside("Put an own key into ledger/key", Check.Ledger, y => y.With(PublicLayout.Keys, _ => Targets.Utf8($"{Stranger.Verifier}\n"))),
        Attack.After("Sign a checkpoint of a fork", Check.Ledger, b => b.Log.File(
            PublicLayout.CheckpointAt(11), Targets.Utf8(b.Log.Signed(new TreeHead(Digest.Of("fork"u8), 11))))),
        Attack.After("Rewrite an entry and sign everything anew", Check.History, b => b.Change<VisitBody>((e, v) => e with { Body = v with { InspectedOn = v.InspectedOn.AddDays(-1) } })),
        Attack.After("Drop an entry and sign everything anew", Check.History, b => b.Change<VisitBody>((_, _) => null)),
        Attack.After("Swap two entries and sign everything anew", Check.History, b => b.Log.Rewrite(e => [.. e.Take(6), e[7] with { At = e[6].At }, e[6] with { At = e[7].At }, .. e.Skip(8)])),
        Attack.After("Backdate an entry and sign everything anew", Check.History, b => b.Change<VisitBody>((e, _) => e with { At = e.At.AddDays(-1) })),
        Attack.After("An entry earlier than the one before it", Check.Ledger, b => {
            b.Clock = b.Clock.AddDays(-1);
            b.Enter(new VisitBody(Some.Id("F020"), new DateOnly(2026, 12, 1), Label.Parse("complaint")));
        }),
        Attack.During("Change the key without the old or the recovery key", Check.Ledger, y => y.On("before-third", b => b.Log.Usurp())),
        Attack.During("Go back to a key that was given up", Check.Ledger, y => y.On("before-third", b => b.Log.Rotate(byRecovery: false, to: 0))),
        Attack.After("A category that is in no list", Check.Ledger, b => b.Log.Append("result", "{\"categories\":[\"Splendid\"],\"draw\":\"managers-2026-r3\",\"firm\":\"F013\",\"inspectedOn\":\"2026-12-01\",\"inspectors\":[],\"items\":[],\"opens\":1,\"record\":\"x\",\"salt\":\"" + new string('a', 64) + "\",\"version\":1}")),
        Attack.After("A category that clears the screen and prints a verdict", Check.Ledger, b => b.Log.Append("result", "{\"categories\":[\"\\u001b[2J\\u001b[HVALID\"]}")),
        Attack.After("A checkpoint with a fourth line", Check.Ledger, b => b.Log.File(PublicLayout.Checkpoint, Targets.Utf8(b.Log.SignedText(new Checkpoint(Bureau.Authority, b.Head).ToText() + "more\n")))),
        Attack.After("A key whose recovery key is the same", Check.Ledger, b => b.Log.Append("key", $"{{\"key\":\"{b.Key}\",\"recovery\":\"{b.Key}\"}}")),
        Attack.After("Seal what may not be sealed", Check.Ledger, b => b.Log.Append("sealed", "{\"digest\":\"" + new string('a', 64) + "\",\"of\":\"void\"}")),
        Attack.After("A folder name that climbs out, as a draw's id", Check.Ledger, b => b.Log.Append("commitment", "{\"commitment\":\"" + new string('a', 64) + "\",\"draw\":\"../../secret-2026-r1\"}")),
        Attack.After("A folder name that climbs out, as a witness's", Check.Commitment, Targets.Recommit(Targets.Brokers, t => t.Replace("\"name\":\"audit\"", "\"name\":\"../audit\"", StringComparison.Ordinal))),
        Attack.After("A folder name that climbs out, as the policy's digest", Check.Commitment, Targets.Recommit(Targets.Managers, t => Targets.ReplaceFirst(t, "\"policy\":\"", "\"policy\":\"../"))),
        Attack.After("An entry of a kind that the protocol does not know", Check.Ledger, b => b.Log.Append("remark", "{\"text\":\"x\"}")),
        Attack.Outside("Keep a checkpoint back", Check.Ledger, y => y.Without(Last(y))) with { Verdict = Verdict.Incomplete, By = Attacker.Bureau },
        Attack.Outside("Keep a policy document back", Check.Policy, y => y.Without(y.Paths.First(p => p.StartsWith("policy/", StringComparison.Ordinal)))) with { Verdict = Verdict.Incomplete, By = Attacker.Bureau },
    ];

    private static NoteSigner Stranger => TestKeys.Signer("350100/housing", "stranger");

    private static string Last(MemoryFiles year) => year.Paths.Where(p => p.StartsWith("ledger/checkpoints/", StringComparison.Ordinal))
        .MaxBy(p => int.Parse(p.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture))!;

    private static string Early(MemoryFiles year) => year.Paths.First(p => p.StartsWith("ledger/checkpoints/", StringComparison.Ordinal));

    private static byte[] Resigned(byte[] note) => Targets.Utf8(NoteSigner.Sign(SignedNote.Parse(note).Text, Stranger));

    private static string Flip(string note) => note[..^10] + (note[^10] == 'A' ? 'B' : 'A') + note[^9..];
}
