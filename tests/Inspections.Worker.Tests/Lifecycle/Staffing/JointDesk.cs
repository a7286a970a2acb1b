using Inspections.Core.Directory;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Tests.Lifecycle.Planning;

namespace Inspections.Worker.Tests.Lifecycle.Staffing;

/// <summary>A desk on which one firm is drawn in two sectors, whose visits can be joined.</summary>
internal sealed class JointDesk : IDisposable
{
    public static readonly DrawId Other = DrawId.Parse("real-estate-brokerage-2026-r1");
    public static readonly Identifier Firm = Identifier.Parse("91350100M000100Y43");

    private readonly Scratch _scratch = new();

    public JointDesk()
    {
        string file = _scratch.Write("firms.csv", $"统一社会信用代码,企业名称,监管行业\n{Firm},甲,物业服务;房地产经纪\n91110000101623741K,乙,房地产开发;房地产估价\n");
        new DirectoryUpdate(Desk.Bureau).Firms(FirmFile.Read(file, new ImportOptions()));
        DateTimeOffset first = Desk.Round(Desk.First).DrawAt, other = Desk.Round(Other).DrawAt;
        Desk.RunTo(first > other ? first : other);
    }

    public Desk Desk { get; } = new(s => s.Visits.VisitWorkingDays = 120);

    public JointVisits Visits => new(Desk.Bureau);

    public JoinedBody Join() => Desk.Bureau.Database.Write(s => Visits.Record(s, Firm, Desk.First, Other));

    public void Dispose()
    {
        Desk.Dispose();
        _scratch.Dispose();
    }
}
