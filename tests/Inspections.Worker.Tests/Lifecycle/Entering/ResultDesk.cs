using Inspections.Core.Directory;
using Inspections.Core.Drawing;
using Inspections.Worker.Hosting;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;

namespace Inspections.Worker.Tests.Lifecycle.Entering;

/// <summary>A desk whose first round is drawn, on the day its visits begin, with people who review.</summary>
internal sealed class ResultDesk : IDisposable
{
    public static readonly DrawId Draw = Desk.First;

    public ResultDesk(Action<WorkerSettings>? set = null)
    {
        Desk = new Desk(s =>
        {
            s.People = Staff;
            set?.Invoke(s);
        });
        Desk.RunTo(Desk.Round(Draw).DrawAt.AddDays(1));
    }

    public Desk Desk { get; }

    public IReadOnlyList<Identifier> Firms => Desk.Bureau.Database.Read(s => TeamStore.Open(s, LedgerStore.Open(s), Draw).Firms);

    public RoundState State => Desk.Round(Draw).State;

    private static Person[] Staff =>
    [
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
        Inspectors = TeamStore.Open(s, LedgerStore.Open(s), Draw).VisitorsOf(firm),
        Items = [Identifier.Parse("WY-01")],
        Categories = [ResultCategory.Parse("NoProblemFound")],
    });

    public IReadOnlyList<ResultFault> Faults(InspectionResult result, EntryTerms? terms = null) =>
        Desk.Bureau.Database.Read(s => new EnterResult(Desk.Bureau, Desk.Calendar, Desk.Settings, s).Faults(result, terms ?? new EntryTerms()));

    public EntryOutcome Submit(InspectionResult result, EntryTerms? terms = null) => Desk.Bureau.Database.Write(s =>
    {
        var entry = new EnterResult(Desk.Bureau, Desk.Calendar, Desk.Settings, s);
        Xunit.Assert.Empty(entry.Faults(result, terms ?? new EntryTerms()));
        return entry.Submit(result, terms ?? new EntryTerms());
    });

    public void Withdraw(Identifier firm, string reason) => Desk.Bureau.Database.Write(s =>
        new EnterResult(Desk.Bureau, Desk.Calendar, Desk.Settings, s).Withdraw(Draw, firm, new EntryTerms(Correction: reason)));

    public SubmittedResult Latest(Identifier firm) => Desk.Bureau.Database.Read(s => ResultStore.Latest(s, Draw, firm))!;

    /// <summary>Lets one person approve everything that waits.</summary>
    public void Approve(string by, params Identifier[] firms) => Desk.Bureau.Database.Write(s =>
        new ReviewResults(Desk.Bureau, new ReviewChain(Desk.Settings)).Approve(s, [.. firms.Select(f => ResultStore.Latest(s, Draw, f)!)], by));

    public void Return(string by, Identifier firm, string reason) => Desk.Bureau.Database.Write(s =>
        new ReviewResults(Desk.Bureau, new ReviewChain(Desk.Settings)).Return(s, ResultStore.Latest(s, Draw, firm)!, by, reason));

    public void Publish() => Desk.Clerk.LookAhead();

    public void Dispose() => Desk.Dispose();
}
