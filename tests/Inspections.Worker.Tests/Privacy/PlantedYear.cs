using Inspections.Core.Directories;
using Inspections.Core.Ledger.Entries;
using Inspections.Core.Policy;
using Inspections.Core.Results;
using Inspections.Worker.Delivery;
using Inspections.Worker.Delivery.Notifications;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Sample;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.People;
using Inspections.Worker.Lifecycle.Policies;
using Inspections.Worker.Lifecycle.Reviewing;
using Inspections.Worker.Lifecycle.Staffing;
using Inspections.Worker.Lifecycle.Visiting;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Lists;
using Inspections.Worker.Tests.Lifecycle.Planning;
using Inspections.Worker.Tests.Security;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Inspections.Worker.Tests.Privacy;

/// <summary>
/// A year of a bureau whose files, settings and reasons are full of personal data, through the imports and use cases that the commands
/// have, and everything that came out of it.
/// </summary>
public sealed class PlantedYear : IAsyncLifetime, IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Ear _heard = new();
    private readonly ILoggerFactory _logs;
    private readonly Desk _desk;

    public PlantedYear()
    {
        _logs = _heard.Factory();
        _desk = new Desk(
            s => s.Staff.People =
            [
                new() { Id = "Z0", Name = Files.Plant("who enters", "令狐录入") },
                new() { Id = "Z1", Name = Files.Plant("division head", "皇甫处长"), Roles = ["division-head"] },
                new() { Id = "Z2", Name = Files.Plant("deputy director", "慕容局长"), Roles = ["deputy-director"] },
                new() { Id = "Z3", Name = Files.Plant("secrecy group", "夏侯保密"), Roles = ["secrecy-group"] },
            ],
            logs: _logs);
    }

    /// <summary>Everything that left the bureau.</summary>
    public string Out => _scratch.At("out");

    /// <summary>What mail and webhooks tell the bureau's people; it passes through other houses.</summary>
    public string Told => _scratch.At("told");

    /// <summary>What nobody outside may see, by where it was planted.</summary>
    public IReadOnlyDictionary<string, string> Secrets => Files.Secrets;

    /// <summary>What the bureau keeps.</summary>
    public string DatabaseFile => _desk.DatabaseFile;

    /// <summary>The draws whose results are public, and the one whose results are under review.</summary>
    public (DrawId First, DrawId Second, DrawId UnderReview) Draws { get; } = (Desk.First, Desk.First with { Round = 2 }, Desk.First with { Round = 3 });

    private PlantedFiles Files { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Import();
        _desk.RunTo(_desk.Round(Draws.First).DrawAt.AddDays(1));
        Substitute();
        Enter(Draws.First, "发现问题待后续处理");
        Return();
        Enter(Draws.First, "发现问题待后续处理");
        Approve(Draws.First);
        Enter(Draws.First, "发现问题已责令改正", Files.Plant("why corrected", "因西门举报人电话 13700000001 更正"));
        Approve(Draws.First);
        Withdraw();

        _desk.RunTo(_desk.Round(Draws.Second).DrawAt.AddDays(1));
        Enter(Draws.Second, "发现问题待后续处理");
        Approve(Draws.Second);
        _desk.RunTo(_desk.Round(Draws.UnderReview).DrawAt.AddDays(1));
        Enter(Draws.UnderReview, "不配合检查情节严重");
        _desk.Processor.LookAhead();
        await LeaveAsync();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        _desk.Dispose();
        _logs.Dispose();
        _heard.Dispose();
        _scratch.Dispose();
    }

    private void Import()
    {
        var options = new ImportOptions(AcceptUnverified: true);
        PolicyDocument sample = SampleBureau.Policy;
        new LedgerSetup(_desk.Bureau, sample with
        {
            Sectors = [.. sample.Sectors.Select(s => s with { Cap = 0, CooldownDays = 0, Strata = [new StratumPolicy(SectorPolicy.Everyone, "全部", new Ratio(1, 1))] })],
        }).AdoptPolicy();
        var update = new DirectoryUpdate(_desk.Bureau);
        update.Firms(Good(ImportFile.Read(FirmFile.Read, Files.Firms, options)));
        update.Inspectors(Good(ImportFile.Read(InspectorFile.Read, Files.InspectorList, options)));
        update.Recusals(Good(_desk.Bureau.Database.Read(s => RecusalImport.Of(s, ImportFile.Read(RecusalFile.Read, Files.Recusals, options)))), _desk.Bureau.Today.Year);
        update.Items(Good(ImportFile.Read(ItemFile.Read, PlantedFiles.Items, options)));
        var dishonest = Good(ImportFile.Read(DishonestyFile.Read, Files.Dishonest, options));
        update.Dishonesty(_desk.Bureau.Database.Read(s => DishonestyImport.Of(s, dishonest, _desk.Bureau.Today)));
        _desk.ClockTo(_desk.Bureau.Now.AddDays(5));
        Assert.Equal(4, new EnterVisits(_desk.Bureau, []).Execute(Good(ImportFile.Read(VisitFile.Read, PlantedFiles.Visits, options)), skipBad: false)!.Entered);

        // An item that came in before imports were looked through.
        _desk.Bureau.Database.Write(s => ItemStore.Save(
            s,
            new DirectoryChange<InspectionItem>([], [.. ItemStore.Current(s).Select(i => i with { Content = $"询问 {Files.Phone("item")}", Remark = Files.Plant("item's remark", "wang.planted@example.cn") })], []),
            _desk.Bureau.Now));
    }

    private void Substitute()
    {
        TeamStore teams = _desk.Bureau.Database.Read(s => TeamStore.Open(LedgerStore.Open(s), Draws.First));
        Identifier firm = teams.Firms.First(f => teams.SubstituteFor(f, teams.Of(f)![0]) is not null);
        new SubstituteInspector(_desk.Bureau).Execute(
            Draws.First, firm, teams.Of(firm)![0], SubstitutionReason.Recusal, new TwoPeople(Label.Parse("Z1"), Label.Parse("Z2")));
    }

    private void Enter(DrawId draw, string category, string? correction = null) => _desk.Bureau.Database.Write(session =>
    {
        var teams = TeamStore.Open(LedgerStore.Open(session), draw);
        var sheet = ImportFile.Read(ResultFile.Read, Files.Results(draw, _desk.Bureau.Today, teams.Firms.Select(f => (f, teams.VisitorsOf(f))), category));
        JudgedSheet judged = ResultImport.Apply(
            new EnterResult(_desk.Bureau, _desk.Settings.Review, session), sheet, new EntryTerms(Label.Parse("Z0"), correction), skipBad: false);
        Assert.True(judged.Count is not null, string.Join('\n', judged.Sheet.Problems.Lines));
        Assert.Equal(2 * teams.Firms.Count, sheet.Warnings.Listed.Count(w => w.Column is "发现的问题" or "超期限检查原因"));
    });

    private void Return() => _desk.Bureau.Database.Write(s => new ReviewResults(_desk.Bureau, _desk.Settings.Review, _desk.Settings.Staff.ToStaff()).Return(
        s, ResultStore.In(s, ResultState.UnderReview)[0], "Z1", Files.Plant("why returned", "请南宫补充 13700000002")));

    private void Withdraw()
    {
        _desk.Bureau.Database.Write(s => new EnterResult(_desk.Bureau, _desk.Settings.Review, s).Withdraw(
            Draws.First, ResultStore.In(s, ResultState.Published)[0].Firm, new EntryTerms(Label.Parse("Z0"), Files.Plant("why withdrawn", "东方来电 13700000003"))));
        Approve(Draws.First);
    }

    private void Approve(DrawId draw)
    {
        foreach (string by in (string[])["Z1", "Z2", "Z3"])
        {
            _desk.Bureau.Database.Write(s => new ReviewResults(_desk.Bureau, _desk.Settings.Review, _desk.Settings.Staff.ToStaff()).Approve(
                s, [.. ResultStore.OfDraw(s, draw).Where(r => r.State == ResultState.UnderReview)], by));
        }
    }

    // Everything that others get: the folder, what is made from it, where it is delivered, and what is said meanwhile.
    private async Task LeaveAsync()
    {
        string portal = System.IO.Directory.CreateDirectory(Path.Combine(Out, "portal")).FullName;
        using var destination = new FolderDestination(new DestinationSetting { Name = "portal", Folder = portal });
        var dispatcher = new OutboxDispatcher(_desk.Bureau.Database, _desk.PublicFolder, "own", _desk.Bureau.Clock, _logs.CreateLogger<OutboxDispatcher>());
        dispatcher.Offer();
        Assert.True(await dispatcher.DeliverAsync(destination, CancellationToken.None) > 100);
        CopyPublic();
        string from = _desk.PublicFolder;
        string[][] commands =
        [
            ["archive", "2026", Path.Combine(Out, "2026.archive"), "--from", from],
            ["report", "2026", "--from", from, "--html", Path.Combine(Out, "report.html"), "--xlsx", Path.Combine(Out, "report.xlsx")],
            ["fairness", from, "--page", Path.Combine(Out, "fairness.html")],
            ["verify", from, "--json"],
        ];
        foreach (string[] command in commands)
        {
            (_, string output, string errors) = await Scratch.RunAsync(command);
            await File.WriteAllTextAsync(Path.Combine(Out, $"{command[0]}.said"), output + errors);
        }

        await File.WriteAllLinesAsync(Path.Combine(Out, "log"), _heard.Lines);
        System.IO.Directory.CreateDirectory(Told);
        _desk.Bureau.Database.Read(s =>
        {
            var digest = new DeadlineDigest(s, _desk.Bureau.Authority, _desk.Bureau.Today, new DeadlineList(_desk.Settings.Deadlines, _desk.Calendar).On(s, _desk.Bureau.Today));
            File.WriteAllBytes(Path.Combine(Told, "mail"), digest.As(AlertForm.Mail, Language.Chinese));
            File.WriteAllBytes(Path.Combine(Told, "webhook"), digest.As(AlertForm.Json, Language.English));
            return true;
        });
    }

    private void CopyPublic()
    {
        foreach (string file in System.IO.Directory.GetFiles(_desk.PublicFolder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(Out, "public", Path.GetRelativePath(_desk.PublicFolder, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static ImportedRows<T> Good<T>(ImportedRows<T> file)
    {
        Assert.Empty(file.Problems.Lines);
        return file;
    }
}
