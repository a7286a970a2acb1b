using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Rounds;

namespace Inspections.Core.Tests.Verification.Bureaus;

/// <summary>
/// A closed year with everything that the protocol knows: four sectors, strata, projects, recusals, caps and cooldowns; every
/// kind of source, two witnesses, an absent value, voids and their next tries, a draw kept back and disclosed later, an
/// infeasible, a supplementary and a lifted round; substitutions, a named team, a joint visit; results sealed, reviewed,
/// corrected and withdrawn; two changes of key and one of policy.
/// </summary>
internal sealed class RichYear
{
    public static readonly SectorCode Appraisers = SectorCode.Parse("appraisers");
    public static readonly SectorCode Brokers = SectorCode.Parse("brokers");
    public static readonly SectorCode Managers = SectorCode.Parse("managers");
    public static readonly SectorCode Rentals = SectorCode.Parse("rentals");

    private readonly Dictionary<string, Action<Bureau>> _interventions = new(StringComparer.Ordinal);

    public RichYear(Alteration? alteration = null) => Bureau = new Bureau(RichPolicy.Document(new DateOnly(2026, 1, 1)), RichPolicy.Firms(), RichPolicy.Roster(), Some.Start, alteration)
    {
        Recusals = { (Some.Id("F003"), Some.Id("S1")), (Some.Id("F005"), Some.Id("S2")), (Some.Id("F013"), Some.Id("S4")) },
    };

    public Bureau Bureau { get; }

    public TestWitness Notary { get; } = new("notary");

    public TestWitness Audit { get; } = new("audit");

    public static DrawId Draw(SectorCode sector, int round, int attempt = 1) => new(sector, 2026, round, attempt);

    /// <summary>The bureau's own value and one issue of a lottery.</summary>
    public static IReadOnlyList<Source> WithLottery(DrawId draw, DateTimeOffset at) => [Bureau.Sealed(draw, "own:1"), PublicValues.Ssq(at)];

    /// <summary>The year as it should be.</summary>
    public static Bureau Honest() => Acted(_ => { });

    /// <summary>The year as somebody plans it who interferes.</summary>
    public static Bureau Acted(Action<RichYear> plan, Alteration? alteration = null)
    {
        var year = new RichYear(alteration);
        plan(year);
        year.Run();
        return year.Bureau;
    }

    /// <summary>Changes how a round is committed to or drawn.</summary>
    public void Tamper(DrawId draw, Func<RoundScript, RoundScript> change) => Bureau.Tampering[draw] = change;

    /// <summary>Acts at a step of the year.</summary>
    public void On(string step, Action<Bureau> act) => _interventions[step] = act;

    /// <summary>Does something else instead of a whole round.</summary>
    public void Replace(string round, Action<Bureau> act) => On($"instead of {round}", act);

    private void Run()
    {
        Bureau.Recusals.AddRange(Enumerable.Range(1, 7).Select(i => (Some.Id("A2"), Some.Id($"S{i}"))));
        Opening();
        First();
        At("before-second");
        Bureau.Log.Rotate(byRecovery: true);
        Bureau.Clock = Some.Start.AddDays(90);
        Second();
        At("before-third");
        Bureau.Log.Rotate(byRecovery: false);
        Bureau.Clock = Some.Start.AddDays(170);
        Bureau.EnterPolicy(RichPolicy.Document(new DateOnly(2026, 6, 1)));
        Third();
        Bureau.Clock = Some.Start.AddDays(260);
        Last();
        Bureau.Clock = new DateTimeOffset(2026, 12, 31, 17, 0, 0, BeijingTime.Offset);
        At("before-close");
        Bureau.Close(2026);
        At("closed");
    }

    private void Opening()
    {
        Digest document = Digest.Of("document"u8);
        Bureau.Enter(new DocumentBody(DocumentKind.Items, document), new DocumentBody(DocumentKind.Import, document), new DocumentBody(DocumentKind.Plan, document, 2026));
        Bureau.Enter(Visit("A1", 1, 3), Visit("F006", 1, 2), Visit("F007", 1, 2), Visit("F007", 1, 4));
        Bureau.Enter(((PreparedRound.Infeasible)Bureau.Prepare(Draw(Rentals, 1), new RoundScript())).Body);
    }

    private void First()
    {
        Witnessed(Draw(Brokers, 1));
        KeptBack(Draw(Managers, 1));
    }

    private void Second()
    {
        DrawId brokers = Draw(Brokers, 2), managers = Draw(Managers, 2);
        Bureau.Commit(brokers);
        Bureau.Void(brokers, VoidReason.ForceMajeure);
        if (!At($"instead of {brokers.NextTry()}"))
        {
            Witnessed(brokers.NextTry(), brokers);
        }

        At($"before {managers}");
        if (!At($"instead of {managers}"))
        {
            Bureau.Commit(managers, new RoundScript { Sources = WithLottery });
        }

        Bureau.Clock = Bureau.CommitmentOf(managers).DrawAt.AddDays(2);
        At($"voiding {managers}");
        Bureau.Void(managers, VoidReason.SourceUnavailable, Bureau.CommitmentOf(managers).Sources[^1].Name.ToString());
        At($"before {managers.NextTry()}");
        Bureau.CommitAgain(managers, new RoundScript { Sources = (d, at) => [Bureau.Sealed(d, "own:1"), PublicValues.Dlt(at)] });
        Drawn(managers.NextTry());
    }

    private void Third()
    {
        Witnessed(Draw(Brokers, 3), absent: Audit, category: "Deregistered");
        foreach (Identifier gone in Bureau.ReceiptOf(Draw(Brokers, 3)).Selection.DrawOrder)
        {
            Bureau.Firms.RemoveAll(f => f.Id == gone);
        }

        if (!At("instead of brokers-2026-r4"))
        {
            Witnessed(Draw(Brokers, 4));
        }

        DrawId managers = Draw(Managers, 3);
        if (!At($"instead of {managers}"))
        {
            At($"before {managers}");
            Bureau.Commit(managers);
            Drawn(managers);
            Bureau.Review(Bureau.ResultOf(managers, Bureau.ReceiptOf(managers).Selection.DrawOrder[0], "ProblemOrderedCorrected", version: 2));
        }

        DrawId second = Draw(Managers, 2, 2);
        ResultBody withdrawn = Bureau.ResultOf(second, Bureau.ReceiptOf(second).Selection.DrawOrder[0], "withdrawn", version: 2);
        Bureau.Review(withdrawn);
        Bureau.Review(Bureau.ResultOf(second, withdrawn.Firm) with { Record = Label.Parse($"{withdrawn.Record}/again") });
    }

    // Two rounds of the smallest sector and a third that has to draw again; its firm A1 is drawn in two sectors and visited once.
    private void Last()
    {
        DrawId[] appraisers = [Draw(Appraisers, 1), Draw(Appraisers, 2)];
        foreach (DrawId draw in appraisers)
        {
            At($"before {draw}");
            Bureau.Commit(draw);
            Bureau.Open(draw);
            Bureau.Draw(draw);
            Bureau.NameTeams(draw, Some.Id("S8"), Some.Id("X1"));
        }

        DrawId rentals = Draw(Rentals, 2), earlier = appraisers.First(d => Bureau.ReceiptOf(d).Selection.DrawOrder.Contains(Some.Id("A1")));
        Bureau.Commit(rentals);
        Bureau.Open(rentals);
        Bureau.Draw(rentals);
        Bureau.Enter(new JoinedBody(Some.Id("A1"), earlier, rentals));
        VisitTogether(Some.Id("A1"), earlier, rentals);
        Bureau.Clock = Bureau.Clock.AddDays(2);
        At("visits");
        appraisers.Append(rentals).ToList().ForEach(d => Bureau.Record(d));

        Bureau.Commit(Draw(Appraisers, 3));
        Bureau.Open(Draw(Appraisers, 3));
        Bureau.Draw(Draw(Appraisers, 3));
        Bureau.NameTeams(Draw(Appraisers, 3), Some.Id("S8"), Some.Id("X1"));
        Bureau.Record(Draw(Appraisers, 3));
    }

    // Every kind of source and two witnesses: as far as a draw can be from the bureau's own choice.
    private void Witnessed(DrawId draw, DrawId? again = null, TestWitness? absent = null, string category = "NoProblemFound")
    {
        var script = new RoundScript
        {
            Sources = (d, at) => [Bureau.Sealed(d, "own:1"), Bureau.Sealed(d, Notary.Source), Bureau.Sealed(d, Audit.Source), PublicValues.Dice,
                PublicValues.Ssq(at), PublicValues.Dlt(at), PublicValues.Drand(at.AddHours(36))],
            Witnesses = [Notary.Witness, Audit.Witness],
        };
        At($"before {draw}");
        Commitment commitment = again is DrawId last ? Bureau.CommitAgain(last, script) : Bureau.Commit(draw, script);
        At($"committed {draw}");
        Bureau.Clock = Bureau.Clock.AddHours(1);
        Notary.SignCommitment(Bureau, draw);
        Audit.SignCommitment(Bureau, draw);
        Bureau.Clock = commitment.DrawAt.AddHours(-1);
        At($"opening {draw}");
        foreach (TestWitness witness in new[] { Notary, Audit }.Where(w => w != absent))
        {
            Bureau.Enter(new ValueBody(draw, Label.Parse(witness.Source), Bureau.Value(draw, witness.Source)));
        }

        Drawn(draw, category, absent);
        At($"recorded {draw}");
    }

    private void Drawn(DrawId draw, string category = "NoProblemFound", TestWitness? absent = null)
    {
        Commitment commitment = Bureau.CommitmentOf(draw);
        Bureau.Clock = commitment.DrawAt;
        At($"draw-time {draw}");
        if (absent is not null)
        {
            Bureau.Enter(new ValueBody(draw, Label.Parse(absent.Source), Source.Absent));
        }

        foreach (Source source in commitment.Sources.Where(s => s is not SealedSource).OrderBy(s => s.KnownAt ?? commitment.DrawAt))
        {
            Bureau.Clock = (source.KnownAt ?? commitment.DrawAt).AddMinutes(5);
            Bureau.Enter(PublicValues.Of(draw, source));
        }

        At($"values {draw}");
        Bureau.OpenOwn(draw);
        Bureau.Draw(draw);
        if (commitment.Witnesses.Count > 0)
        {
            Notary.SignValues(Bureau, draw);
            Audit.SignValues(Bureau, draw);
        }

        At($"drawn {draw}");
        Bureau.Clock = Bureau.Clock.AddDays(2);
        if (draw == Draw(Brokers, 1))
        {
            Bureau.Substitute(draw, Bureau.ReceiptOf(draw).Selection.DrawOrder[0], SubstitutionReason.Absent);
        }

        Bureau.Record(draw, category);
    }

    // An unannounced round: the ledger takes digests only until the visits are over.
    private void KeptBack(DrawId draw)
    {
        At($"before {draw}");
        Bureau.Commit(draw, new RoundScript { DiscloseAfterDays = 20, Sources = (d, at) => [Bureau.Sealed(d, "own:1"), PublicValues.Drand(at)] });
        Commitment commitment = Bureau.CommitmentOf(draw);
        Bureau.Clock = commitment.DrawAt.AddMinutes(5);
        Bureau.Enter(PublicValues.Of(draw, commitment.Sources[1]));
        Bureau.Compute(draw);
        Bureau.EnterReceipt(draw);
        Identifier[] drawn = [.. Bureau.ReceiptOf(draw).Selection.DrawOrder];
        SubstitutionBody substitution = Bureau.Replace(draw, drawn[0], SubstitutionReason.Recusal);
        Bureau.Recusals.Add((Bureau.StateOf(draw).Frame.Leaves.First(l => l.Id == drawn[0]).Inspected, substitution.Inspector));
        long change = Bureau.Seal(substitution);
        Bureau.Clock = Bureau.Clock.AddDays(4);
        (ResultBody Result, long Index)[] results = [.. drawn.Select(f => Bureau.ResultOf(draw, f)).Select(r => (r, Bureau.Seal(r)))];
        At($"visited {draw}");
        Bureau.Clock = Bureau.Clock.AddDays(6);
        At($"disclosing {draw}");
        Bureau.OpenOwn(draw);
        Bureau.Disclose(draw);
        Bureau.Enter(substitution with { Opens = new Opening(change, BureauRecords.SaltOf(change)) });
        foreach ((ResultBody result, long index) in results)
        {
            Bureau.Approve(result);
            Bureau.Enter(result with { Opens = new Opening(index, BureauRecords.SaltOf(index)) });
        }
    }

    // The team of the earlier draw if all of it may inspect in both sectors, else each by its own.
    private void VisitTogether(Identifier firm, DrawId earlier, DrawId later)
    {
        List<Identifier> team = Bureau.StateOf(earlier).Teams[firm];
        IReadOnlyList<Identifier> recused = Bureau.StateOf(later).Recused().GetValueOrDefault(firm, []);
        if (team.All(i => Bureau.Roster.Any(r => r.Id == i && r.Sectors.Contains(later.Sector)) && !recused.Contains(i)))
        {
            Bureau.StateOf(later).Teams[firm] = team;
        }
    }

    private static VisitBody Visit(string firm, int month, int day) => new(Some.Id(firm), new DateOnly(2026, month, day), Label.Parse("complaint"));

    private bool At(string step)
    {
        bool found = _interventions.TryGetValue(step, out Action<Bureau>? act);
        act?.Invoke(Bureau);
        return found;
    }
}
