using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Lifecycle.Requests;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>名录: the lists as they stand, and a list that somebody gives: read, looked at, corrected, taken or not.</summary>
internal sealed class ListPages(ConsoleContext console)
{
    private const int MostFound = 50, MostLines = 300;

    private readonly ListDesk _desk = new(console.Bureau.Clock);

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/lists", Duty.Read, Show),
        ConsoleRoute.Get("/lists/export/{kind}", Duty.Read, Export),
        ConsoleRoute.Get("/lists/template/{kind}", Duty.Read, Template),
        ConsoleRoute.Upload("/lists/read", Duty.Prepare, Read),
        ConsoleRoute.Get("/lists/draft", Duty.Prepare, Draft),
        ConsoleRoute.Post("/lists/draft/again", Duty.Prepare, ReadAgain),
        ConsoleRoute.Post("/lists/draft/drop", Duty.Prepare, Drop),
        ConsoleRoute.Post("/lists/draft/apply", Duty.Prepare, Apply),
        ConsoleRoute.Post("/lists/undo", Duty.Prepare, Undo),
    ];

    private ReadList Reader => new(console.Bureau, console.Policy, console.IsSample);

    private ConsoleAnswer Show(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        string word = request.Query.GetValueOrDefault("q", "").Trim();
        FoundEntry[] found = word.Length == 0 ? [] : [.. Find(session, word, request.Language).Take(MostFound + 1)];
        // What two people have entered one does not take back.
        MadeChange? last = DirectoryJournal.Last(session) is { } made && made.Kind != ReadList.Recusals ? made : null;
        return ConsoleAnswer.Of<ListsPage>(new ListsView(
            console.Frame(request),
            [
                ("firms", ListTexts.ListOf("firms"), FirmStore.Count(session)),
                ("inspectors", ListTexts.ListOf("inspectors"), InspectorStore.Current(session).Count),
                ("items", ListTexts.ListOf("items"), ItemStore.Current(session).Count),
                (ReadList.Recusals, ListTexts.ListOf(ReadList.Recusals), RecusalStore.Of(session, console.Bureau.Today.Year).Count),
                (ReadList.Dishonest, ListTexts.ListOf(ReadList.Dishonest), DishonestyStore.Current(session).Count),
            ],
            RoleTable.Has(request.Person.Account, Duty.Prepare),
            word,
            [.. found.Take(MostFound)],
            found.Length > MostFound,
            last is null ? null : new Text($"{ListTexts.ListOf(last.Kind).Zh}：{last.Source}，{MomentText.Of(last.MadeAt)}", $"{ListTexts.ListOf(last.Kind).En}: {last.Source}, {MomentText.Of(last.MadeAt)}"),
            last?.Number ?? 0,
            _desk.Find(request.Person.Account.Staff)?.File.Name)
        {
            Addable = DirectoryEntryPages.Kinds,
        });
    });

    private static IEnumerable<FoundEntry> Find(Session session, string word, Language language)
    {
        Dictionary<SectorCode, string> sectors = SectorStore.All(session).ToDictionary(s => s.Code, s => s.Name);
        foreach ((Inspector i, DateTimeOffset? ended) in InspectorStore.Ever(session).Where(l => l.Inspector is var i && (i.Name.Contains(word, StringComparison.Ordinal) || $"{i.Id}" == word || i.Certificate.Number == word)))
        {
            yield return new FoundEntry($"/inspectors/{i.Id}", $"{i.Id}", i.Name, (ended is null ? ListTexts.Inspector : ConsoleTexts.Ended).In(language));
        }

        foreach (FoundFirm f in FirmStore.Search(session, word, MostFound + 1))
        {
            yield return new FoundEntry($"/firms/{f.Id}", $"{f.Id}", f.Name, f.HasEnded ? ConsoleTexts.Ended.In(language) : f.District ?? "");
        }

        foreach ((InspectionItem i, DateOnly? ended) in ItemStore.Ever(session).Values.Where(l => l.Item.Name.Contains(word, StringComparison.Ordinal) || $"{l.Item.Code}" == word).OrderBy(l => l.Item.Code))
        {
            yield return new FoundEntry($"/items/{i.Code}", $"{i.Code}", i.Name, ended is null ? sectors.GetValueOrDefault(i.Sector, $"{i.Sector}") : ConsoleTexts.Ended.In(language));
        }
    }

    private ConsoleAnswer Export(ConsoleRequest request)
    {
        string kind = Kind(request.Parts["kind"]);
        byte[] content = console.Bureau.Database.Read(session => DirectorySheets.Workbook(kind, DirectorySheets.Rows(session, kind, Reader.Sectors(session), console.Bureau.Today.Year)));
        console.Bureau.Database.Write(session => ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "lists.export", kind)));
        return new ConsoleAnswer.Download($"{kind}-{console.Bureau.Today:yyyyMMdd}.xlsx", ConsoleAnswer.Workbook, content);
    }

    private ConsoleAnswer Template(ConsoleRequest request)
    {
        string kind = Kind(request.Parts["kind"]);
        return new ConsoleAnswer.Download($"{kind}-template.xlsx", ConsoleAnswer.Workbook, DirectorySheets.Blank(kind, console.Bureau.Database.Read(Reader.Sectors)));
    }

    private ConsoleAnswer Read(ConsoleRequest request)
    {
        string kind = Kind(request.Form["kind"]);
        FileContent file = request.Form.File("file") ?? throw ConsoleRefusals.NoFile.Error();
        if (kind == ReadList.Dishonest && request.Person.Account.Sectors.Count > 0)
        {
            throw ListPageRefusals.WholeBureau.Error();
        }

        var terms = new ListTerms([]);
        _desk.Put(request.Person.Account.Staff, new GivenList(kind, file, Digest.Of(file.Bytes), terms, Reader.Read(kind, file, terms, request.Person.Account.Sectors, request.Language)));
        return new ConsoleAnswer.GoTo("/lists/draft");
    }

    private ConsoleAnswer Draft(ConsoleRequest request)
    {
        GivenList given = Given(request);
        return ConsoleAnswer.Of<ListDraftPage>(View(request, given));
    }

    private ConsoleAnswer ReadAgain(ConsoleRequest request)
    {
        GivenList given = Seen(request);
        var terms = new ListTerms(
            [
                // What was recognised is left to be recognised: other sheets may call it otherwise.
                .. ReadList.Shapes[given.Kind].Columns.Index()
                    .Select(c => (Pair: $"{c.Item.Names[0]}={request.Form[FieldOf(c.Index)]}", Header: request.Form.Find(FieldOf(c.Index)), Was: HeaderOf(given.Draft, c.Index)))
                    .Where(c => c.Header is not null && (c.Header != c.Was || given.Draft.Columns.Concat(given.Terms.Columns).Contains(c.Pair, StringComparer.Ordinal)))
                    .Select(c => c.Pair),
            ],
            request.Form.Find("sector"),
            request.Form["only"].Trim(),
            request.Form.Find("accept") is not null,
            request.Form.Find("skip") is not null);
        _desk.Put(request.Person.Account.Staff, given with { Terms = terms, Draft = Reader.Read(given.Kind, given.File, terms, request.Person.Account.Sectors, request.Language) });
        return new ConsoleAnswer.GoTo("/lists/draft");
    }

    private ConsoleAnswer Drop(ConsoleRequest request)
    {
        if (_desk.Find(request.Person.Account.Staff) is not null)
        {
            _ = Seen(request);
            _desk.Drop(request.Person.Account.Staff);
        }

        return new ConsoleAnswer.GoTo("/lists");
    }

    private ConsoleAnswer Apply(ConsoleRequest request)
    {
        GivenList given = Seen(request);
        if (given.Draft.Refusals.Count > 0)
        {
            throw ListPageRefusals.NotUsable.Error();
        }

        if (given.Draft.IsMuchLost && request.Form.Find("lost") is null)
        {
            throw ListPageRefusals.MuchLost.Error(given.Draft.Lost);
        }

        if (given.Kind == ReadList.Recusals)
        {
            return AskFor(request, given);
        }

        bool isPublished = given.Kind == ReadList.Dishonest;
        if (isPublished)
        {
            console.Authentication.Prove(request.Person, request.Proving);
        }

        UpdateCount count = given.Draft.Apply();
        console.Bureau.Database.Write(session =>
        {
            ReadList.Remember(session, given.Kind, given.Draft);
            ActionLog.Add(session, request.Person.Did(
                console.Bureau.Now, "lists.import", FormattableString.Invariant($"{given.Kind} {Printable.Shorten(given.File.Name)} +{count.Added} ~{count.Changed} -{count.Ended}")));
        });
        _desk.Drop(request.Person.Account.Staff);
        return new ConsoleAnswer.GoTo("/lists", isPublished ? ConsoleNotice.DishonestChanged : ConsoleNotice.ListTaken, IsPublished: isPublished);
    }

    // Who must stay away from whom is decided by one and approved by another, whether it is one recusal or a year's.
    private ConsoleAnswer.GoTo AskFor(ConsoleRequest request, GivenList given)
    {
        if (given.Draft.Recusals.Count == 0)
        {
            throw ListPageRefusals.NothingNew.Error();
        }

        long number = console.Bureau.Write(session =>
        {
            ReadList.Remember(session, given.Kind, given.Draft);
            return console.Requests.Ask(session, request.Person, RequestDesk.NewRecusals(given.Draft.Recusals, console.Bureau.Today.Year, request.Form["why"]));
        });
        _desk.Drop(request.Person.Account.Staff);
        return new ConsoleAnswer.GoTo(FormattableString.Invariant($"/requests/{number}"), ConsoleNotice.RequestAsked);
    }

    private ConsoleAnswer Undo(ConsoleRequest request)
    {
        // The change that the page showed, and no later one.
        long shown = long.TryParse(request.Form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
        if (console.Bureau.Database.Read(DirectoryJournal.Last)?.Number != shown)
        {
            throw ListPageRefusals.OtherChange.Error();
        }

        MadeChange last = new DirectoryUpdate(console.Bureau).Undo() ?? throw ListPageRefusals.OtherChange.Error();
        console.Bureau.Database.Write(session => ActionLog.Add(session, request.Person.Did(console.Bureau.Now, "lists.undo", $"{last.Kind} {Printable.Shorten(last.Source)}")));
        return new ConsoleAnswer.GoTo("/lists", ConsoleNotice.ListUndone);
    }

    private ListDraftView View(ConsoleRequest request, GivenList given)
    {
        ListDraft draft = given.Draft;
        IReadOnlyList<Column> columns = ReadList.Shapes[given.Kind].Columns;
        var spoken = new SpokenWriter(TextWriter.Null, request.Language);
        string[] headers = [.. draft.Sheets.SelectMany(s => s.Headers).Distinct(StringComparer.Ordinal)];
        return new ListDraftView(
            console.Frame(request),
            ListTexts.ListOf(given.Kind),
            given.File.Name,
            draft.Rows,
            [.. draft.Sheets.Select(s => (s.Name, s.Why ?? ListTexts.SheetRead(s.HeaderRow)))],
            [.. columns.Select((c, i) => new ListColumnRow(FieldOf(i), c.Names[0], c.IsRequired, HeaderOf(draft, i)))],
            headers,
            [.. console.Bureau.Database.Read(Reader.Sectors).All.Select(s => s.Name)],
            given.Terms.Sector ?? "",
            given.Terms.Only,
            given.Terms.AcceptUnverified,
            given.Terms.SkipBad,
            draft.Refusals,
            Some(draft.Problems.LinesFor(spoken)),
            Some(draft.Warnings.LinesFor(spoken)),
            Some(draft.Corrections.LinesFor(spoken)),
            Some(draft.LeftOut.LinesFor(spoken)),
            draft.Change is { } c ? new ListChangeView(Lines(c.Added), Lines(c.Changed), Lines(c.Spelt), Lines(c.Ended)) : null,
            draft.Lost,
            draft.IsMuchLost,
            given.Kind == ReadList.Dishonest,
            given.Seen)
        {
            IsAskedFor = given.Kind == ReadList.Recusals,
        };

        static IReadOnlyList<string> Some(IEnumerable<string> lines) => [.. lines.Take(MostLines)];

        static (IReadOnlyList<string>, int) Lines(IReadOnlyList<string> lines) => ([.. lines.Take(MostLines)], lines.Count);
    }

    private static string FieldOf(int column) => FormattableString.Invariant($"column{column}");

    private static string? HeaderOf(ListDraft draft, int column) => draft.Sheets.Select(s => s.Columns[column].Header).OfType<string>().FirstOrDefault();

    private GivenList Given(ConsoleRequest request) => _desk.Find(request.Person.Account.Staff) ?? throw ListPageRefusals.Gone.Error();

    // The list that the page showed: another one that was given meanwhile, in another window, has not been looked at here.
    private GivenList Seen(ConsoleRequest request) => Given(request) is { } given && given.Seen == request.Form["seen"] ? given : throw ListPageRefusals.OtherList.Error();

    private static string Kind(string word) => ReadList.Shapes.ContainsKey(word) ? word : throw ListPageRefusals.NoList.Error(Printable.Shorten(word));
}
