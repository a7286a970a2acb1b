using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification.Bureaus;
using Inspections.Core.Tests.Verification.Verifiers;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Verification.Attacks;

/// <summary>What the protocol allows although it looks odd, and changes that do not matter: VALID in all three verifiers, which say the same of it.</summary>
public sealed class AllowedTests
{
    private static readonly Lazy<MemoryFiles> Small = new(() => Some.SmallFolder().Publish());

    private static readonly Lazy<(string Name, MemoryFiles Folder)[]> Cases = new(() =>
    [
        ("Signature lines of other names under every checkpoint", Checkpoints(Small.Value, note => note + "— stranger AAAAAAA=\n")),
        ("A signature line of another key under the latest checkpoint alone", Small.Value.With(PublicLayout.Checkpoint, note => Targets.Utf8(Targets.Text(note) + Line(Targets.Text(note), "stranger")))),
        ("A second good signature by the same key", Checkpoints(Small.Value, note => note + Line(note, "key 0"))),
        ("The same signature line many times", Checkpoints(Small.Value, note => note + string.Concat(Enumerable.Repeat(note.Split('\n')[^2] + "\n", 50)))),
        ("Old checkpoints left out", Without(Small.Value, p => p.StartsWith("ledger/checkpoints/", StringComparison.Ordinal) && p != Latest(Small.Value))),
        ("Old checkpoints left out around a change of key", Rotated()),
        ("Files that the protocol does not know", Small.Value.With("draws/brokers-2026-r1/index.html", "<p>"u8.ToArray()).With("robots.txt", "x"u8.ToArray())),
        ("A policy of another authority, by which nobody draws", Acted(b => Adopt(b, b.Policy with { Authority = Authority.Parse("350200/housing"), Effective = new DateOnly(2027, 1, 1) }))),
        ("A next try that keeps its policy although another sector rose meanwhile", Risen()),
        ("A second record after a withdrawn one, and the first taken up again when that is withdrawn too", Reopened()),
        ("Values that the bureau opens before its receipt of a list kept back", new PairYear { KeptBack = 20 }.On("kept back", _ => { }).On("joined", _ => { }).Act().Publish()),
        ("A joint visit", new PairYear().Act().Publish()),
        ("Two steps of a review, and another one beside them", new PairYear { Review = ["secrecy", "legal"] }.On("recorded", b => b.Enter(
            new ReviewedBody(Label.Parse("draft"), Label.Parse("secrecy"), Bureau.Staff("a"), Approved: true))).Act().Publish()),
        ("A closed year with a sector whose only draw was voided", Voided()),
        ("A year that is closed although nothing was drawn in it", Acted(b => { b.Clock = b.Clock.AddYears(1); b.Enter(new ClosedBody(2025, [])); })),
    ]);

    public static TheoryData<string> Names => [.. Cases.Value.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_library_allows(string name) => Verified.Is(Verdict.Valid, Verified.Report(Cases.Value.Single(c => c.Name == name).Folder));

    [Theory]
    [MemberData(nameof(ScriptVerifier.Programs), MemberType = typeof(ScriptVerifier))]
    public void The_scripts_allow_the_same_and_say_the_same(string program)
    {
        IReadOnlyList<ScriptFinding> findings = ScriptVerifier.Of(program).Verify(Small.Value, Cases.Value.Select(c => PublishedCase.Between(c.Name, Small.Value, c.Folder)));
        string[] wrong = [.. findings.Zip(Cases.Value).Select(p => p.First.Errors.Count > 0 || p.First.Verdict != "VALID" ? p.First.ToString() : p.First.Difference(Verified.Report(p.Second.Folder))).OfType<string>()];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static MemoryFiles Acted(Action<Bureau> act)
    {
        Bureau bureau = Some.SmallFolder();
        act(bureau);
        return bureau.Publish();
    }

    private static void Adopt(Bureau bureau, PolicyDocument policy)
    {
        bureau.Log.File(PublicLayout.Policy(policy.Digest), CanonicalJson.Write(policy.ToJson()));
        bureau.Enter(new DocumentBody(DocumentKind.Policy, policy.Digest));
    }

    private static MemoryFiles Rotated()
    {
        MemoryFiles year = Acted(b =>
        {
            b.Log.Rotate(byRecovery: false);
            b.Clock = b.Clock.AddDays(1);
            b.Enter(new VisitBody(Some.Id("F001"), BeijingTime.DateOf(b.Clock), Label.Parse("complaint")));
        });
        int last = year.Paths.Where(p => p.StartsWith("ledger/checkpoints/", StringComparison.Ordinal)).Max(Size);
        return Without(year, p => p.StartsWith("ledger/checkpoints/", StringComparison.Ordinal) && Size(p) < last - 1);
    }

    // Between the void of a try and the next one, another sector draws by a stricter policy: the next try has to keep its own.
    private static MemoryFiles Risen()
    {
        Bureau bureau = Some.Bureau(Some.Brokers, Some.Managers);
        DrawId brokers = Some.Draw(1), managers = Some.Draw(1, Some.Managers);
        bureau.Commit(brokers);
        bureau.EnterPolicy(bureau.Policy with { Sectors = [.. bureau.Policy.Sectors.Select(s => s with { Floor = new Ratio(10, 100) })] });
        bureau.Commit(managers);
        bureau.Void(brokers, VoidReason.ForceMajeure);
        bureau.CommitAgain(brokers, new RoundScript());
        foreach (DrawId draw in new[] { managers, brokers.NextTry() })
        {
            bureau.Open(draw);
            bureau.Draw(draw);
        }

        return bureau.Publish();
    }

    private static MemoryFiles Voided()
    {
        Bureau bureau = Some.Bureau(Some.Brokers, Some.Managers);
        bureau.Commit(Some.Draw(1, Some.Managers));
        bureau.Void(Some.Draw(1, Some.Managers), VoidReason.ForceMajeure);
        foreach (int round in Enumerable.Range(1, 3))
        {
            bureau.Round(Some.Draw(round));
        }

        bureau.Close(2026);
        return bureau.Publish();
    }

    private static MemoryFiles Reopened() => Acted(b =>
    {
        DrawId draw = Some.Draw(2);
        b.Review(b.ResultOf(draw, b.FirstDrawn(draw), "withdrawn", version: 2));
        ResultBody second = b.ResultOf(draw, b.FirstDrawn(draw)) with { Record = Label.Parse("second") };
        b.Review(second);
        b.Review(second with { Version = 2, Categories = [ResultCategory.Parse("withdrawn")] });
        b.Review(b.ResultOf(draw, b.FirstDrawn(draw), version: 3));
        b.Round(Some.Draw(3));
        b.Close(2026);
    });

    private static MemoryFiles Checkpoints(MemoryFiles files, Func<string, string> change) => files.Paths.Where(p => p.StartsWith("ledger/checkpoint", StringComparison.Ordinal))
        .Aggregate(files, (all, path) => all.With(path, note => Targets.Utf8(change(Targets.Text(note)))));

    // One more signature line over a note's text, by the bureau's own key or by another.
    private static string Line(string note, string seed) =>
        NoteSigner.Sign(SignedNote.Parse(Targets.Utf8(note)).Text, TestKeys.Signer(seed == "key 0" ? Bureau.Authority.ToString() : seed, seed)).Split('\n')[^2] + "\n";

    private static MemoryFiles Without(MemoryFiles files, Func<string, bool> isGone) => files.Paths.Where(isGone).ToArray().Aggregate(files, (all, path) => all.Without(path));

    private static string Latest(MemoryFiles files) => files.Paths.Where(p => p.StartsWith("ledger/checkpoints/", StringComparison.Ordinal)).MaxBy(Size)!;

    private static int Size(string path) => int.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
}
