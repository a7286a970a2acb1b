using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Tests.Verification.Bureaus;

namespace Inspections.Core.Tests.Verification;

/// <summary>Bureaus and years that the verifier is tried on.</summary>
internal static class Some
{
    public static readonly SectorCode Brokers = SectorCode.Parse("brokers");
    public static readonly SectorCode Managers = SectorCode.Parse("managers");
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8));

    public static Identifier Id(string text) => Identifier.Parse(text);

    public static DrawId Draw(int round, SectorCode? sector = null, int attempt = 1) => new(sector ?? Brokers, 2026, round, attempt);

    /// <summary>Twelve brokers and thirty managers, three of both; nine inspectors in three departments.</summary>
    public static Bureau Bureau(params SectorCode[] sectors) => Bureau(null, sectors);

    /// <inheritdoc cref="Bureau(SectorCode[])"/>
    public static Bureau Bureau(Alteration? alteration, params SectorCode[] sectors)
    {
        SectorCode[] own = sectors.Length == 0 ? [Brokers] : sectors;
        return new Bureau(
            new PolicyDocument(Bureaus.Bureau.Authority, new DateOnly(2026, 1, 1), ["办法"], [.. own.Order().Select(Rules)]) { Review = [] },
            Firms().Where(f => f.Sectors.Any(own.Contains)),
            Enumerable.Range(1, 9).Select(i => new RosterLeaf(
                Id($"S{i}"), Label.Parse($"dept:{i % 3}"), [Brokers, Managers], i == 9 ? Unavailability.Certificate : null)),
            Start,
            alteration)
        {
            Recusals = { (Id("F003"), Id("S1")), (Id("F005"), Id("S2")) },
        };
    }

    /// <summary>Two sectors, three rounds each, results, a substitution, a sealed and opened result, a visit, and the year closed.</summary>
    public static Bureau ClosedYear()
    {
        Bureau bureau = Bureau(Brokers, Managers);
        for (int round = 1; round <= 3; round++)
        {
            bureau.Round(Draw(round));
            bureau.Enter(new VisitBody(Id($"F02{round}"), BeijingTime.DateOf(bureau.Clock), Label.Parse("complaint")));
            Receipt receipt = bureau.Draw(Prepared(bureau, Draw(round, Managers)));
            Identifier firm = receipt.Selection.DrawOrder[0];
            if (round == 1)
            {
                SubstitutionBody substitution = bureau.Substitute(Draw(round, Managers), firm, SubstitutionReason.Recusal);
                bureau.Recusals.Add((firm, substitution.Inspector));
            }

            bureau.Clock = bureau.Clock.AddDays(1);
            bureau.Record(Draw(round, Managers));
            bureau.Clock = bureau.Clock.AddDays(30);
        }

        bureau.Close(2026);
        return bureau;
    }

    /// <summary>One small sector after two rounds: for changes byte by byte.</summary>
    public static Bureau SmallFolder()
    {
        Bureau bureau = Bureau();
        bureau.Firms.RemoveRange(6, bureau.Firms.Count - 6);
        bureau.Round(Draw(1));
        bureau.Round(Draw(2));
        return bureau;
    }

    private static DrawId Prepared(Bureau bureau, DrawId draw)
    {
        bureau.Commit(draw);
        bureau.Open(draw);
        return draw;
    }

    private static IEnumerable<Firm> Firms() => Enumerable.Range(1, 39).Select(i => new Firm(
        Id($"F{i:D3}"),
        $"公司{i}",
        i <= 9 ? [Brokers] : i <= 12 ? [Brokers, Managers] : [Managers],
        RiskClass: i % 4 == 0 ? CreditRiskClass.C : CreditRiskClass.B));

    private static SectorPolicy Rules(SectorCode sector) => new()
    {
        Sector = sector,
        Name = sector.ToString(),
        Floor = new Ratio(5, 100),
        Rounds = 3,
        Strata = [new StratumPolicy(Label.Parse("C"), "C 类", new Ratio(20, 100)), new StratumPolicy(SectorPolicy.Everyone, "其他", new Ratio(5, 100))],
        Team = new TeamRule(2, 1),
        Cap = 2,
        CooldownDays = 60,
    };
}
