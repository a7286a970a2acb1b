using System.Security.Cryptography;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;

// A bureau with a database and a loop of its own. `bureau FOLDER` does what is due now: run it every day. `bureau FOLDER 2026` rehearses that year, day by day.
DateTimeOffset now = args.Length == 1 ? DateTimeOffset.UtcNow : BeijingTime.ParseMoment($"{args[1]}-01-05T09:00:00+08:00");
DateTimeOffset last = args.Length == 1 ? now : now.AddDays(355);
var (authority, sector) = (Authority.Parse("350100/housing"), SectorCode.Parse("brokers"));

// What a bureau reads from its own directory, and its rules: 5 % of the firms in three rounds a year, teams of two.
Firm[] firms = [.. Enumerable.Range(1, 200).Select(n => new Firm(Identifier.Parse($"F{n:000}"), $"经纪公司 {n}", [sector]))];
RosterLeaf[] inspectors = [.. Enumerable.Range(1, 8).Select(n => new RosterLeaf(Identifier.Parse($"S{n}"), Label.Parse("market"), [sector]))];
var all = new StratumPolicy(SectorPolicy.Everyone, "全部企业", new Ratio(5, 100));
var policy = new PolicyDocument(authority, BeijingTime.DateOf(now), ["国办发〔2019〕5号"],
    [new SectorPolicy { Sector = sector, Name = "房地产经纪机构", Floor = new Ratio(5, 100), Rounds = 3, Strata = [all], Team = new TeamRule(2) }]);
Label[] staff = [.. new[] { "Z001", "Z002", "Z003", "Z004" }.Select(Label.Parse)];

using var store = new Store(Directory.CreateDirectory(args[0]).FullName);
using ECDsa key = store.OpenKey("signing.pem"), spare = store.OpenKey("recovery.pem"); // the second one belongs into the safe
var signer = new NoteSigner(authority.ToString(), key);
BureauLedger ledger = !store.Public.Paths.Any()
    ? BureauLedger.Begin(now, signer, VerifierKey.Of(authority.ToString(), spare), Fresh)
    : BureauLedger.Restore(store.Public, store.Secret, signer, Fresh);
for (; now <= last; now = now.AddDays(1))
{
    DoWhatIsDue(BeijingTime.DateOf(now));
    store.Save(ledger);
}

Console.WriteLine(string.Join(", ", ledger.Rounds));
return 0;

void DoWhatIsDue(DateOnly today)
{
    if (ledger.Size == 1)
    {
        ledger.Adopt(now, policy);
    }

    // A round in March, June and September: its lists are published, and three days later it is drawn.
    var next = new DrawId(sector, today.Year, int.Max(1, today.Month / 3));
    if (today.Month is 3 or 6 or 9 && ledger.Rounds.All(r => r.Id != next))
    {
        ledger.Commit(now, ledger.Prepare(new RoundRequest { Draw = next, Firms = firms, Roster = inspectors, DrawAt = now.AddDays(3) }));
    }

    foreach (BureauRound round in ledger.Rounds.Where(r => now >= r.Commitment.DrawAt))
    {
        if (round.State == RoundState.Collected)
        {
            round.Draw(now);
        }
        else if (round.State == RoundState.Staffed && now >= round.Commitment.DrawAt.AddDays(7))
        {
            // What the teams found; a bureau has forms for it. Each step of the review is another person's, and nobody's who entered the result.
            Label[] records = [.. round.Receipt!.Selection.DrawOrder.Select(f => round.Submit(now, Found(round, f, today), staff[3]))];
            Array.ForEach(records, r => Array.ForEach(staff[..3], by => ledger.Review(now, r, by)));
            ledger.Publish(now);
        }
    }

    if (today is { Month: 12, Day: > 20 } && ledger.Year(today.Year).MayClose && ledger.Rounds.Any(r => r.State == RoundState.Published))
    {
        ledger.CloseYear(now, today.Year);
    }
}

static InspectionResult Found(BureauRound round, Identifier firm, DateOnly on) => new()
{
    Draw = round.Id, Firm = firm, InspectedOn = on, Inspectors = round.VisitorsOf(firm), Items = [Identifier.Parse("item1")], Categories = [ResultCategory.NoProblemFound],
};

static Digest Fresh(string purpose) => new(RandomNumberGenerator.GetBytes(Digest.Length));
