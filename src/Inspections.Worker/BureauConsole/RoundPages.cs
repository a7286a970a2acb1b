using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Core.Rounds;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Lifecycle.Overview;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>批次: the rounds, and of each its firms, teams, days and states, its papers, and the sheet of its results.</summary>
internal sealed class RoundPages(ConsoleContext console)
{
    private const string Zip = "application/zip", Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // A sheet of a thousand firms is below it.
    private const long MostBytesOfSheet = 10L * 1024 * 1024;

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/rounds", Duty.Read, List),
        ConsoleRoute.Get("/rounds/{draw}", Duty.Read, Show),
        ConsoleRoute.Post("/rounds/{draw}/papers", Duty.EnterResults, Papers),
        ConsoleRoute.Upload("/rounds/{draw}/results", Duty.EnterResults, TakeSheet),
    ];

    /// <summary>The draw that an address names.</summary>
    /// <exception cref="UserErrorException">It names none that the person sees.</exception>
    public static DrawId DrawOf(ConsoleRequest request)
    {
        try
        {
            return request.Person.Own(DrawId.Parse(request.Parts["draw"]));
        }
        catch (ProtocolFormatException)
        {
            throw RoundRefusals.Unknown.Error(request.Parts["draw"]);
        }
    }

    private ConsoleAnswer List(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        IReadOnlyList<int> years = RoundStore.Years(session);
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, request.Language);
        IReadOnlyList<RoundOverview> rounds = int.TryParse(request.Query.GetValueOrDefault("year"), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && years.Contains(year)
            ? BureauStatus.RoundsOf(session, console.Settings.Commitment, [year])
            : BureauStatus.RoundsOf(session, console.Settings.Commitment, console.Bureau.Today);
        Dictionary<DrawId, Round> kept = rounds.Select(r => r.Draw.Year).Distinct().SelectMany(y => RoundStore.OfYear(session, y)).ToDictionary(r => r.Draw);
        return ConsoleAnswer.Of<RoundsPage>(new RoundsView(
            console.Frame(request),
            years,
            [
                .. rounds.Where(r => request.Person.Account.Sees(r.Draw.Sector))
                    .Select(r => new RoundRow($"{r.Draw}", name(r.Draw), RoundWords.Of(r.State), MomentText.Of(kept[r.Draw].DrawAt), r.Words)),
            ]));
    });

    private ConsoleAnswer Show(ConsoleRequest request)
    {
        DrawId draw = DrawOf(request);
        return console.Bureau.Database.Read(session =>
        {
            Round round = RoundStore.Find(session, draw) ?? throw RoundRefusals.Unknown.Error(draw);
            RoundOverview overview = BureauStatus.RoundsOf(session, console.Settings.Commitment, [draw.Year]).First(r => r.Draw == draw);
            bool isDrawn = RoundSteps.IsDrawn(round.State);
            InspectionTask? task = TaskStore.Of(session, draw);
            return ConsoleAnswer.Of<RoundPage>(new RoundView(
                console.Frame(request),
                $"{draw}",
                ConsoleContext.NamesOfRounds(session, request.Language)(draw),
                RoundWords.Of(round.State),
                overview.Words,
                MomentText.Of(round.DrawAt),
                task is null ? null : $"{BeijingTime.Format(task.Visits.First)}–{BeijingTime.Format(task.Visits.Last)}",
                task is null ? null : $"{task.Number}",
                task is null ? [] : [.. task.Items.Select(i => $"{i.Code} {i.Name}")],
                isDrawn,
                isDrawn ? Firms(session, request.Person, draw, request.Language) : [],
                RoleTable.Has(request.Person.Account, Duty.EnterResults),
                RoleTable.Has(request.Person.Account, Duty.Ask),
                round.State == RoundState.Committed,
                isDrawn ? ApprovalPages.StateOf(VisitApprovalStore.Of(session, draw), ApprovalPages.StaffNames(session)) : null));
        });
    }

    private IReadOnlyList<RoundFirmRow> Firms(Session session, SignedIn who, DrawId draw, Language language)
    {
        HashSet<Identifier> drafts = [.. ResultDraftStore.Of(session, who.Account.Staff).Where(d => d.Draw == draw).Select(d => d.Firm)];
        IReadOnlyList<RoundFirm> firms = RoundFirm.Of(session, draw, console.Settings.Review);
        IReadOnlyDictionary<string, string> names = FirmStore.Names(session, [.. firms.Select(f => f.Firm)]);
        IReadOnlyDictionary<Identifier, string> people = InspectorStore.Names(session);
        Func<DrawId, string> name = ConsoleContext.NamesOfRounds(session, language);
        return
        [
            .. firms.Select(f => new RoundFirmRow(
                $"{f.Firm}",
                names.GetValueOrDefault($"{f.Firm}", $"{f.Firm}"),
                [.. f.Team.Select(i => $"{people.GetValueOrDefault(i)} {i}".Trim())],
                f.Day is { } day ? BeijingTime.Format(day.On) : null,
                f.JoinedWith is { } other ? name(other) : null,
                RoundTexts.StateOf(f.Latest, f.Waits?.Name),
                f.Latest?.Position,
                drafts.Contains(f.Firm))),
        ];
    }

    // Visits without a day are given one: that is written, so it is no page that is only read.
    private ConsoleAnswer Papers(ConsoleRequest request)
    {
        DrawId draw = DrawOf(request);
        bool isPrint = request.Form["what"] == "print";
        byte[] content = isPrint ? console.Papers.Print(draw) : console.Papers.Zip(draw);
        console.Bureau.Database.Write(session => ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "round.papers", $"{draw} {(isPrint ? "docx" : "zip")}")));
        return isPrint ? new ConsoleAnswer.Download($"检查文书-{draw}.docx", Word, content) : new ConsoleAnswer.Download($"检查文书-{draw}.zip", Zip, content);
    }

    private ConsoleAnswer TakeSheet(ConsoleRequest request)
    {
        DrawId draw = DrawOf(request);
        FileContent file = request.Form.File("sheet") ?? throw ConsoleRefusals.NoFile.Error();
        ResultNames names = console.Bureau.Database.Read(ResultImport.Names);
        ImportedRows<InspectionResult?> read = ResultFile.Read(file, new ImportOptions(MaxBytes: MostBytesOfSheet) { ResultNames = names, Today = console.Bureau.Today });
        (ResultCount? count, ImportedRows<InspectionResult?> sheet) = console.Bureau.Write(session => console.Results.Take(session, request.Person, read, request.Form["correction"]));
        return ConsoleAnswer.Of<SheetPage>(
            new SheetView(
                console.Frame(request),
                $"{draw}",
                console.Bureau.Database.Read(s => ConsoleContext.NamesOfRounds(s, request.Language))(draw),
                Printable.Shorten(file.Name),
                count is null ? null : RoundTexts.Taken(count.Submitted, count.Corrections, count.Replaced, count.Unchanged, count.NotFilledIn),
                [.. sheet.Problems.Listed.Select(RowOf)],
                sheet.Problems.Total,
                [.. sheet.Warnings.Listed.Concat(sheet.Corrections.Listed).Concat(sheet.LeftOut.Listed).Select(RowOf)]),
            count is null ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    private static SheetRowFault RowOf(RowProblem p) => new(
        Printable.Shorten(p.Sheet), p.Row == 0 ? "" : p.Row.ToString(CultureInfo.InvariantCulture), Printable.Shorten(p.Column), Printable.Shorten(p.Value), p.Why);
}
