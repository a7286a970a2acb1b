using System.Text.RegularExpressions;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Verification;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>Firms, inspectors and recusals.</summary>
internal static class ListAttacks
{
    private const string BeforeManagers = "before managers-2026-r3";

    private static readonly string Frame = PublicLayout.Frame(Targets.Managers);
    private static readonly string Roster = PublicLayout.Roster(Targets.Managers);
    private static readonly string Openings = PublicLayout.Recusals(Targets.Managers);

    public static IEnumerable<Attack> All =>
    [
        Attack.Outside("Swap one firm in the frame after the draw", Check.Frame, y => y.Replace(Frame, "\"F014\"", "\"F0141\"")),
        Attack.Outside("Drop one firm from the frame", Check.Frame, y => y.WithLine(Frame, 3, _ => null)),
        Attack.Outside("Add a phantom firm to the frame", Check.Frame, y => y.WithLine(Frame, 3, l => l + "\n" + Targets.ReplaceFirst(l, "\"F0", "\"G0"))),
        Attack.Outside("Change a firm's stratum", Check.Frame, y => y.Replace(Frame, "\"stratum\":\"C\"", "\"stratum\":\"all\"")),
        Attack.Outside("Two firms in another order", Check.Frame, y => y.WithSwappedLines(Frame, 3)),
        Attack.Outside("A look-alike of a firm's id in other letters (Unicode)", Check.Frame, y => y.Replace(Frame, "\"F014\"", "\"Ｆ014\"")),
        Attack.Outside("Another spelling of the same firm (white space)", Check.Frame, y => y.Replace(Frame, "\"id\":", "\"id\": ")),
        Attack.Outside("A second member of the same name in a firm's leaf", Check.Frame, y => y.Replace(Frame, "\"id\":\"F014\"", "\"id\":\"F014\",\"id\":\"F014\"")),
        Attack.After("Swap one firm in the frame and in the commitment", Check.Commitment, b => Reframe(b, Swap, ledger: false)),
        Attack.After("Swap one firm in frame, commitment and ledger, and sign everything anew", Check.Key, b => Reframe(b, Swap, ledger: true)),

        Attack.Committing("Mark a friend `cap` before the commitment", Check.Flags, Targets.Managers, Leaf(l => l.Id == Some.Id("F020") ? l with { Excluded = l.Excluded | Exclusions.Cap } : l)),
        Attack.Committing("Mark a friend `cooldown` before the commitment", Check.Flags, Targets.Managers, Leaf(l => l.Id == Some.Id("F020") ? l with { Excluded = l.Excluded | Exclusions.Cooldown } : l)),
        Attack.Committing("Forget that a firm was drawn, to draw it again", Check.Flags, Targets.Managers, Leaf(l => l with { Excluded = l.Excluded & ~Exclusions.Drawn })),
        Attack.After("Put a firm into the frame twice", Check.Frame, b => Reframe(b, f => f.SelectMany(l => l.Id == Some.Id("F014") ? new[] { l, l } : [l]), ledger: true)),
        Attack.After("Put a firm into a stratum that the policy does not have", Check.Quotas, b => Reframe(b, f => f.Select(l => l.Id == Some.Id("F014") ? l with { Stratum = Label.Parse("D") } : l), ledger: true)),
        Attack.Noticed("Leave a firm out before the commitment", Attacker.Bureau, NoticeKind.FrameChanged, y => y.On(BeforeManagers, b => b.Firms.RemoveAll(f => f.Id == Some.Id("F021")))),
        Attack.Noticed("Add a phantom before the commitment, an id that differs in case only", Attacker.Bureau, NoticeKind.FrameChanged, y => y.On(BeforeManagers, b => b.Firms.Add(new Firm(Some.Id("f021"), "影子", [RichYear.Managers])))),
        Attack.Noticed("Move a firm to another stratum before the commitment", Attacker.Bureau, NoticeKind.FrameChanged, y => y.On(BeforeManagers, b => b.Firms[20] = b.Firms[20] with { RiskClass = CreditRiskClass.C })),
        Attack.Noticed("Invent a visit that puts a friend into its cooldown", Attacker.Bureau, NoticeKind.ExcludedByVisits, y => y.On(BeforeManagers, b =>
            b.Enter(new VisitBody(Some.Id("F021"), BeijingTime.DateOf(b.Clock), Label.Parse("complaint"))))),

        Attack.Outside("Mark an inspector absent after the draw", Check.Roster, y => y.WithLine(Roster, 0, l => l.Replace("]}", "],\"unavailable\":\"absent\"}", StringComparison.Ordinal))),
        Attack.Outside("Move an inspector to another department", Check.Roster, y => y.Replace(Roster, "dept:1", "dept:2")),
        Attack.Outside("Leave an inspector out of the roster", Check.Roster, y => y.WithLine(Roster, 0, _ => null)),

        Attack.Outside("Hide a recusal when the leaves are opened", Check.Recusals, y => y.WithLine(Openings, 0, l => Recused(l, "\"S3\""))),
        Attack.Outside("Open a drawn firm's recusals with another salt", Check.Recusals, y => y.WithLine(Openings, 0, l => Regex.Replace(l, "\"salt\":\"[0-9a-f]{8}", "\"salt\":\"00000000"))),
        Attack.Outside("Leave a drawn firm's recusals unopened", Check.Recusals, y => y.WithLine(Openings, 0, _ => null)),
        Attack.Outside("Open one firm's recusals in the place of another's", Check.Recusals, y => y.WithLine(Openings, 0, _ => Targets.Text(y[Openings]).Split('\n')[1])),
        Attack.During("Forget a recusal that was found after a draw", Check.Flags, y => y.On($"before {Targets.Managers.Sector}-2026-r2", b => b.Recusals.Clear())),
    ];

    private static Func<RoundScript, RoundScript> Leaf(Func<FrameLeaf, FrameLeaf> change) => s => s with { Frame = f => f.Select(change) };

    private static string Recused(string line, string inspector) => line.Contains("\"inspectors\":[]", StringComparison.Ordinal)
        ? Targets.ReplaceFirst(line, "\"inspectors\":[]", $"\"inspectors\":[{inspector}]")
        : Regex.Replace(line, "\"inspectors\":\\[[^\\]]*\\]", "\"inspectors\":[]");

    private static IEnumerable<FrameLeaf> Swap(IEnumerable<FrameLeaf> frame) => frame.Select(l => l.Id == Some.Id("F014") ? l with { Id = Some.Id("F0141") } : l);

    private static void Reframe(Bureau bureau, Func<IEnumerable<FrameLeaf>, IEnumerable<FrameLeaf>> change, bool ledger)
    {
        DrawId draw = Targets.Managers;
        LeafTree<FrameLeaf> frame = LeafTree<FrameLeaf>.Of(change(bureau.StateOf(draw).Frame.Leaves), l => l.ToJson());
        Commitment before = bureau.CommitmentOf(draw), commitment = before with { Frame = frame.Head, Recusals = before.Recusals!.Value with { Size = frame.Head.Size } };
        bureau.Log.File(Frame, frame.ToFile());
        bureau.Log.File(PublicLayout.Commitment(draw), CanonicalJson.Write(commitment.ToJson()));
        if (ledger)
        {
            bureau.Change<CommitmentBody>((e, c) => c.Draw == draw ? e with { Body = c with { Commitment = commitment.Digest } } : e);
        }
    }
}
