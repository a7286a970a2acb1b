using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Core.Rounds;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Simulation;
using Inspections.Worker.Storage;
using Inspections.Worker.Storage.Sqlite;
using Inspections.Worker.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Inspections.Worker.Tests.Stores;

/// <summary>What a process keeps of the database from one transaction to the next says what one that reads it for the first time is told.</summary>
public sealed class KeptAnswersTests
{
    private const int Year = 2026;

    /// <summary>With substitutions, recusals, joint visits, corrections, closed firms, supplementary rounds and the year's end.</summary>
    [Fact]
    public void Throughout_a_year_what_is_kept_of_firms_teams_and_what_is_owed_is_as_if_it_were_read_anew()
    {
        using var scratch = new Scratch();
        var database = new Database(new SqliteDialect(scratch.At("x.db"), isLasting: false));
        ImportedRows<Firm> firms = Firms();
        var inputs = new RehearsalInputs(Year, firms, null, null, Rules(firms.Sectors), "3", scratch.At("public"));
        var owed = new OwedFirms();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        int turn = 0, compared = 0;
        Rehearsal.Run(inputs, CalendarFile.Open(null), NullLoggerFactory.Instance, database, _ =>
        {
            // Kept at every turn, compared at some: what is added at once is several entries.
            string[] kept = database.Read(s => Says(s, owed));
            if (turn++ % 5 == 0)
            {
                var anew = new Database(new SqliteDialect(scratch.At("x.db"), isLasting: false)) { Sealing = database.Sealing };
                Assert.Equal(anew.Read(s => Says(s, new OwedFirms())), kept);
                compared++;
            }

            seen.UnionWith(database.Read(s => LedgerStore.Open(s).Entries.Select(e => e.Body.Kind).Distinct().ToArray()));
        });
        Assert.True(compared > 30, $"{compared}");
        Each.Of(["commitment", "receipt", "result", "reviewed", "substitution", "joined", "plan"], kind => Assert.Contains(kind, seen));
    }

    // Every firm is in two sectors, so that visits can be joined and what one sector inspects cools down in the other.
    private static ImportedRows<Firm> Firms()
    {
        Sector[] sectors = [new(SectorCode.Parse("property-management"), "物业服务"), new(SectorCode.Parse("real-estate-brokerage"), "房地产经纪")];
        return new ImportedRows<Firm>(
            "",
            [.. Enumerable.Range(0, 16).Select(n => new ImportedRow<Firm>(n, new Firm(Identifier.Parse(Code(n)), $"第{n}号有限公司", [.. sectors.Select(s => s.Code)])))],
            new ProblemList(0), new ProblemList(0), sectors, default);
    }

    private static string Code(int number)
    {
        string code = FormattableString.Invariant($"91350100MA{number:D7}");
        return code + UnifiedSocialCreditCode.CheckCharacter(code);
    }

    private static PolicyDocument Rules(IReadOnlyList<Sector> sectors) => new(Authority.Parse("350100/test"), new DateOnly(Year, 1, 1), ["每年检查全部企业"], [.. sectors.Select(s => new SectorPolicy
    {
        Sector = s.Code,
        Name = s.Name,
        Basis = ["每年检查全部企业"],
        Floor = new Ratio(1, 1),
        Rounds = 5,
        Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部", new Ratio(1, 1))],
        Team = new TeamRule(2),
        CooldownDays = 20,
    })]);

    private static string[] Says(Session session, OwedFirms owed)
    {
        LedgerStore ledger = LedgerStore.Open(session);
        if (PolicyStore.Find(session, ledger) is not { } policy)
        {
            return [];
        }

        History history = ledger.Reading.History;
        var today = Core.Encodings.BeijingTime.DateOf(ledger.LastAt!.Value);
        ILookup<SectorCode, Round> rounds = RoundStore.OfYear(session, Year).ToLookup(r => r.Draw.Sector);
        return
        [
            .. policy.Sectors.Select(s => OfSector(session, ledger, owed, history, s, [.. rounds[s.Sector]], today)),
            .. rounds.SelectMany(r => r).Where(r => RoundSteps.IsDrawn(r.State)).SelectMany(r => OfTeams(TeamStore.Open(ledger, r.Draw))),
        ];
    }

    private static string OfSector(Session session, LedgerStore ledger, OwedFirms owed, History history, SectorPolicy sector, Round[] rounds, DateOnly today)
    {
        ExclusionRule rule = history.ExclusionsFor(sector, Year, today, _ => null);
        string excluded = string.Join(' ', FirmStore.OfSector(session, sector.Sector).Select(f => rule.Of(f.Id, f.Owner ?? f.Id)));
        string counting = string.Join(' ', history.Counting(sector.Sector, Year).Order());
        string owes = rounds.Length == 0 ? "" : $"{owed.MayBeDrawn(session, ledger, sector, Year, rounds, today)}";
        return $"{sector.Sector} {history.Largest(sector.Sector, Year, 0)} {owes} {counting} / {excluded} / {string.Join(' ', history.ClosedOut.Order())}";
    }

    private static IEnumerable<string> OfTeams(TeamStore teams) => teams.Firms.Select(f =>
        $"{teams.Draw} {f} {string.Join(' ', teams.VisitorsOf(f))} {string.Join(' ', teams.Of(f)!.Select(i => $"{i}>{teams.SubstituteFor(f, i)}"))} {teams.ChangedOn(f, long.MaxValue)} {teams.IsStaffed}");
}
