using System.Security.Cryptography;
using Inspections.Core.Bureaus;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;

// A bureau with a database and a loop of its own. `bureau FOLDER` does what is due now: run it every day. `bureau FOLDER 2026` rehearses that year, day by day.
DateTimeOffset now = args.Length == 1 ? DateTimeOffset.UtcNow : BeijingTime.ParseMoment($"{args[1]}-01-05T10:00:00+08:00");
DateTimeOffset last = args.Length == 1 ? now : now.AddDays(355);
PolicyDocument policy = Lists.PolicyFrom(BeijingTime.DateOf(now));
string folder = Directory.CreateDirectory(args[0]).FullName;
var secrets = new SecretFiles(folder);
using var store = new Store(folder);
using ECDsa key = secrets.OpenKey("signing.key"), spare = secrets.OpenKey("recovery.key"); // the second one belongs into the safe
var signer = new NoteSigner(Lists.Authority.ToString(), key);
BureauLedger ledger = !store.Public.Paths.Any()
    ? BureauLedger.Begin(now, signer, VerifierKey.Of(Lists.Authority.ToString(), spare), Fresh)
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

    // The next round of the plan: its lists are published on its day, and three working days later it is drawn; later, where the program was off.
    if (Plan(today.Year).Rounds.FirstOrDefault(r => ledger.Rounds.All(k => k.Id != r.Draw)) is { } next
        && now >= next.Dates.CommitAt && ledger.Rounds.All(r => r.State is RoundState.Published or RoundState.Closed))
    {
        DateTimeOffset drawAt = next.Dates.DrawAt > now ? next.Dates.DrawAt : now.AddDays(3);
        ledger.Commit(now, ledger.Prepare(new RoundRequest { Draw = next.Draw, Firms = Lists.Firms, Roster = Lists.Inspectors, DrawAt = drawAt }));
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
            Label[] records = [.. round.Receipt!.Selection.DrawOrder.Select(f => round.Submit(now, Found(round, f, today), Lists.Staff[3]))];
            Array.ForEach(records, r => Array.ForEach(Lists.Staff[..3], by => ledger.Review(now, r, by)));
            ledger.Publish(now);
        }
    }

    if (today is { Month: 12, Day: > 20 } && ledger.Year(today.Year).MayClose && ledger.Rounds.Any(r => r.State == RoundState.Published))
    {
        ledger.CloseYear(now, today.Year);
    }
}

// The days of a year's rounds follow from a secret that is drawn once. A bureau gives the calendar of the State Council's holidays; this one has none.
PlannedYear Plan(int year) => PlannedYear.Of(policy, DirectorySize.Of(policy, Lists.Firms), Lists.Inspectors, new PlanRequest
{
    Year = year, Calendar = new WorkingDayCalendar("none", [], [], []), AssumeWeekdays = true, Secret = new Digest(secrets.Once($"plan-{year}", () => RandomNumberGenerator.GetBytes(Digest.Length))),
});

static InspectionResult Found(BureauRound round, Identifier firm, DateOnly on) => new()
{
    Draw = round.Id, Firm = firm, InspectedOn = on, Inspectors = round.VisitorsOf(firm), Items = [Identifier.Parse("item1")], Categories = [ResultCategory.NoProblemFound],
};

static Digest Fresh(string purpose) => new(RandomNumberGenerator.GetBytes(Digest.Length));
