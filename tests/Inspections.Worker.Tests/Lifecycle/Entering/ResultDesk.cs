using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Inspections.Worker.Tests.Stores;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

/// <summary>A desk whose first round is drawn, on the day its visits begin, with people who review.</summary>
internal sealed class ResultDesk : IDisposable
{
    public static readonly DrawId Draw = Desk.First;

    /// <summary>Who enters results here; reviews none.</summary>
    public static readonly EntryTerms Terms = new(Label.Parse("Z0"));

    public ResultDesk(Action<WorkerSettings>? set = null, string start = "2026-01-01T00:00:00+08:00", Func<PolicyDocument, PolicyDocument>? policy = null, Database? database = null)
    {
        Desk = new Desk(s =>
        {
            s.Staff.People = Staff;
            set?.Invoke(s);
        }, start, policy: policy, database: database);
        Desk.RunTo(Desk.Round(Draw).DrawAt.AddDays(1));
    }

    public Desk Desk { get; }

    public IReadOnlyList<Identifier> Firms => Desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), Draw).Firms);

    /// <summary>The same, with a reason for a correction.</summary>
    public static EntryTerms Correcting(string reason) => Terms with { Correction = reason };

    public RoundState State => Desk.Round(Draw).State;

    public static Person[] Staff =>
    [
        new() { Id = "Z0" },
        new() { Id = "Z1", Roles = ["division-head"] },
        new() { Id = "Z2", Roles = ["deputy-director", "division-head"] },
        new() { Id = "Z3", Roles = ["secrecy-group"] },
        new() { Id = "Z4", Roles = ["secrecy-group"] },
    ];

    /// <summary>A result without fault, by the firm's team.</summary>
    public InspectionResult Good(Identifier firm) => Desk.Bureau.Database.Read(s => new InspectionResult
    {
        Draw = Draw,
        Firm = firm,
        InspectedOn = Desk.Bureau.Today,
        Inspectors = TeamStore.Open(LedgerStore.Open(s), Draw).VisitorsOf(firm),
        Items = [Identifier.Parse("WY-01")],
        Categories = [ResultCategory.Parse("NoProblemFound")],
    });

    public IReadOnlyList<ResultFault> Faults(InspectionResult result, EntryTerms? terms = null) =>
        Desk.Bureau.Database.Read(s => new EnterResult(Desk.Bureau, Desk.Settings.Review, s).Faults(result, terms ?? Terms));

    public EntryOutcome Submit(InspectionResult result, EntryTerms? terms = null) => Desk.Bureau.Database.Write(s =>
    {
        var entry = new EnterResult(Desk.Bureau, Desk.Settings.Review, s);
        Xunit.Assert.Empty(entry.Faults(result, terms ?? Terms));
        return entry.Submit(result, terms ?? Terms);
    });

    public void Withdraw(Identifier firm, string reason) => Desk.Bureau.Database.Write(s =>
        new EnterResult(Desk.Bureau, Desk.Settings.Review, s).Withdraw(Draw, firm, Correcting(reason)));

    public SubmittedResult Latest(Identifier firm) => Desk.Bureau.Database.Read(s => ResultStore.Latest(s, Draw, firm))!;

    /// <summary>Lets one person approve everything that waits.</summary>
    public void Approve(string by, params Identifier[] firms) => Desk.Bureau.Database.Write(s =>
        new ReviewResults(Desk.Bureau, Desk.Settings.Review, Desk.Settings.Staff.ToStaff()).Approve(s, [.. firms.Select(f => ResultStore.Latest(s, Draw, f)!)], by));

    public void Return(string by, Identifier firm, string reason) => Desk.Bureau.Database.Write(s =>
        new ReviewResults(Desk.Bureau, Desk.Settings.Review, Desk.Settings.Staff.ToStaff()).Return(s, ResultStore.Latest(s, Draw, firm)!, by, reason));

    /// <summary>What the three people approve of, one after the other.</summary>
    public void Release(Identifier firm)
    {
        foreach (string by in new[] { "Z1", "Z2", "Z3" })
        {
            Approve(by, firm);
        }
    }

    public void GiveUp(Identifier firm) => Desk.Bureau.Database.Write(s =>
        new EnterResult(Desk.Bureau, Desk.Settings.Review, s).GiveUp(Draw, firm, Terms.By, "没有错"));

    /// <summary>Enters that the year is closed, as a bureau whose sectors have all reached what they owe would.</summary>
    public void Close() => Desk.Bureau.Database.Write(s =>
    {
        UnaskedEntry.Insert(s, Desk.Bureau, new ClosedBody(Draw.Year, []));
        RoundProgress.Advance(s, Draw, RoundState.Closed, Desk.Bureau.Now);
    });

    public void Publish() => Desk.Processor.LookAhead();

    public void Dispose() => Desk.Dispose();
}
