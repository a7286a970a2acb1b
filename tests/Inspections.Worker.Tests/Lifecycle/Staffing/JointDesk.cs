using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Configuration;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Lifecycle.Planning;

namespace Inspections.Worker.Tests.Lifecycle.Staffing;

/// <summary>A desk on which one firm is drawn in two sectors, whose visits can be joined.</summary>
internal sealed class JointDesk : IDisposable
{
    public static readonly DrawId Other = DrawId.Parse("real-estate-brokerage-2026-r1");
    public static readonly Identifier Firm = Identifier.Parse("91350100M000100Y43");

    private readonly Scratch _scratch = new();

    /// <summary>Makes the desk.</summary>
    /// <param name="set">Its settings.</param>
    /// <param name="guests">So many inspectors more, each of a department of its own, for both sectors.</param>
    public JointDesk(Action<WorkerSettings>? set = null, int guests = 0)
    {
        Desk = new Desk(s =>
        {
            s.Visits.VisitWorkingDays = 120;
            set?.Invoke(s);
        });
        string file = _scratch.Write("firms.csv", $"统一社会信用代码,企业名称,监管行业\n{Firm},甲,物业服务;房地产经纪\n91110000101623741K,乙,房地产开发;房地产估价\n");
        new DirectoryUpdate(Desk.Bureau).Firms(FirmFile.Read(file, new ImportOptions()));
        Desk.Bureau.Database.Write(s => InspectorStore.Save(s, new DirectoryChange<Inspector>([.. Guests(InspectorStore.Current(s)[0], guests)], [], []), Desk.Bureau.Now));
        DateTimeOffset first = Desk.Round(Desk.First).DrawAt, other = Desk.Round(Other).DrawAt;
        Desk.RunTo(first > other ? first : other);
    }

    public Desk Desk { get; }

    public JointVisits Visits => new(Desk.Bureau);

    public JoinedBody Join() => Desk.Bureau.Database.Write(s => Visits.Record(s, Firm, Desk.First, Other));

    private static IEnumerable<Inspector> Guests(Inspector like, int number) => Enumerable.Range(1, number).Select(n => like with
    {
        Id = Identifier.Parse(FormattableString.Invariant($"G{n}")),
        Department = Label.Parse(FormattableString.Invariant($"guests:{n}")),
        Sectors = [.. new[] { Other.Sector, Planning.Desk.First.Sector }.Order()],
    });

    public void Dispose()
    {
        Desk.Dispose();
        _scratch.Dispose();
    }
}
