using System.Security.Cryptography;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Hosting.Identity;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Simulation;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Photos;
using Inspections.Worker.Tests.Lifecycle.Entering;
using static Inspections.Worker.Lifecycle.Accounts.RoleTable;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>The forms of the handbook's chapters, in the order in which they are used.</summary>
internal static class Chapters
{
    private const string Code = "91350100M000100Y43", Dice = "31415926535897932384";

    private static readonly DrawId Next = ResultDesk.Draw with { Round = 2 };

    private static readonly string Round = $"/rounds/{ResultDesk.Draw}", Approval = $"{Round}/approval", Values = $"/draw-day/{Next}/values";

    /// <summary>All of them: those in a line are walked at one desk, one after the other.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<ConsoleStep> Steps)> All { get; } =
    [
        ("people, lists, keys and the machine", [.. Own(), .. Lists(), .. Entries(), .. Accounts(), .. Keys(), .. Machine()]),
        ("visits and results", [.. Visits(), .. Results(), .. FollowUps()]),
        ("rules and requests", [.. Rules(), .. Requests()]),
        ("a draw day", DrawDay()),
    ];

    private static IReadOnlyList<ConsoleStep> Own() =>
    [
        new("/factor/begin", Operator, Page("/factor")) { AnyTime = "one's own", IsOwn = true, Again = "it is begun anew, and on with the first right code alone" },
        new("/factor/confirm", Operator, async (d, b, _) => Confirm(d, await b.GetAsync("/factor"))) { TooEarly = _ => new("/factor/confirm", [(ConsoleFrame.CodeField, "123456")]), IsOwn = true },
        new("/factor/remove", Operator, async (d, b, _) => Sent.Of(await b.GetAsync("/factor"), "/factor/remove", (ConsoleFrame.PasswordField, ConsoleDesk.Password), (ConsoleFrame.CodeField, CodeOf(d))))
        {
            AnyTime = "what was only begun is dropped as well", IsOwn = true, Before = d => d.Results.Desk.Clock.Pass(TimeSpan.FromSeconds(30)),
        },
        new("/sign-ins/end", Operator, async (_, b, _) => Sent.Of(await b.GetAsync("/sign-ins"), "/sign-ins/end")) { AnyTime = "one's own", IsOwn = true, LeavesNothing = true },
        new("/password", Operator, async (_, b, word) => Sent.Of(await b.GetAsync("/password"), "/password", ("old", ConsoleDesk.Password), ("new", $"{word}另一个很长的口令用来测试"), ("again", $"{word}另一个很长的口令用来测试")))
        {
            AnyTime = "one's own", IsOwn = true,
        },
        new("/sign-out", Operator, Page("/")) { AnyTime = "one's own", IsOwn = true, LeavesNothing = true },
        new("/sign-out/everywhere", Operator, Page("/password")) { AnyTime = "one's own", IsOwn = true, LeavesNothing = true },
    ];

    private static IReadOnlyList<ConsoleStep> Lists() =>
    [
        new("/lists/read", Operator, async (d, b, _) => Sent.Of(await b.GetAsync("/lists"), "/lists/read", ("kind", "firms")) with { File = ("file", "firms.csv", Csv(d)) })
        {
            AnyTime = "a look changes nothing", IsOwn = true, HasOneWindow = true, LeavesNothing = true,
        },
        new("/lists/draft/again", Operator, async (_, b, _) => Sent.Of(await b.GetAsync("/lists/draft"), "/lists/draft/again"))
        {
            TooEarly = _ => new("/lists/draft/again", []), IsOwn = true, HasOneWindow = true, LeavesNothing = true,
        },
        new("/lists/draft/apply", Operator, async (_, b, _) => Sent.Of(await b.GetAsync("/lists/draft"), "/lists/draft/apply")) { TooEarly = _ => new("/lists/draft/apply", []), IsOwn = true, HasOneWindow = true },
        new("/lists/undo", Operator, Page("/lists")) { TooEarly = _ => new("/lists/undo", [("number", "999")]) },
    ];

    private static IReadOnlyList<ConsoleStep> Entries() =>
    [
        .. Entry("firms", Code, (d, word) => [("cell0", Code), ("cell1", Firm(word)), ("cell2", Sector(d)), ("cell5", "B")]),
        .. Entry("inspectors", "H900", (d, word) =>
            [("cell0", "H900"), ("cell1", word), ("cell2", "物业处"), ("cell3", Sector(d)), ("cell4", "闽A90001"), ("cell5", "某市司法局"), ("cell7", "2030-12-31")]),
        .. Entry("items", "YS-01", (d, word) =>
            [("cell0", "YS-01"), ("cell1", Sector(d)), ("cell2", word), ("cell3", "《某条例》"), ("cell4", "某局"), ("cell5", "物业服务企业"), ("cell6", "公示内容"), ("cell7", "现场检查"), ("cell12", "一般")]),
        new("/lists/dishonest/add", Operator, async (d, b, word) => Sent.Of(
            await b.GetAsync($"/firms/{Unlisted(d)}"), "/lists/dishonest/add", ("cell2", "试样名单"), ("cell3", word), ("cell4", "某市住建局"), ("cell5", "2026-01-05"))) { AnyTime = "a list is kept whenever it is" },
        new("/lists/dishonest/end", Operator, async (d, b, _) => Sent.Of(await b.GetAsync($"/firms/{Listed(d)}"), "/lists/dishonest/end"))
        {
            TooEarly = d => new("/lists/dishonest/end", [("id", $"{Unlisted(d)}"), ("key", "none")]),
        },
    ];

    private static IEnumerable<ConsoleStep> Entry(string kind, string key, Func<ConsoleDesk, string, (string, string)[]> cells) =>
    [
        new($"/lists/add/{kind}", Operator, async (d, b, word) => Sent.Of(await b.GetAsync($"/lists/add/{kind}"), $"/lists/add/{kind}", cells(d, word))) { AnyTime = "a list is kept whenever it is" },
        new($"/lists/entry/{kind}", Operator, async (d, b, word) => Sent.Of(await b.GetAsync($"/{kind}/{key}"), $"/lists/entry/{kind}", [.. cells(d, $"新{word}").Skip(1)]))
        {
            TooEarly = d => new($"/lists/entry/{kind}", [("id", key), .. cells(d, "新说法")]),
        },
        new($"/lists/end/{kind}", Operator, async (_, b, _) => Sent.Of(await b.GetAsync($"/{kind}/{key}"), $"/lists/end/{kind}", ("sure", "yes"))) { TooEarly = _ => new($"/lists/end/{kind}", [("id", key), ("sure", "yes")]) },
    ];

    private static IReadOnlyList<ConsoleStep> Rules() =>
    [
        Draft(1),
        new("/policy/propose", Operator, async (_, b, word) => Sent.Of(await b.GetAsync("/policy/draft"), "/policy/propose", ("why", word))) { TooEarly = _ => new("/policy/propose", [("why", "上级要求")]), IsOwn = true },
        Decide, Approve, Draft(2),
        new("/policy/draft/drop", Operator, Page("/policy/draft", "/policy/draft/drop")) { TooEarly = _ => new("/policy/draft/drop", []), IsOwn = true },
    ];

    private static ConsoleStep Draft(int tens) => new(
        "/policy/draft", Operator, async (_, b, word) => Sent.Of(await b.GetAsync("/policy/draft"), "/policy/draft", ($"{ResultDesk.Draw.Sector}.cap", $"{tens}{word.Length}")))
    {
        AnyTime = "a draft is one's own",
        IsOwn = true,
    };

    private static IReadOnlyList<ConsoleStep> DrawDay() =>
    [
        new("/draw-day/{draw}/values", Operator, EnterAsync) { TooEarly = _ => new(Values, [("name", "dice"), ("value", Dice)]), Before = ToDraw, IsOwn = true, HasOneWindow = true },
        new("/draw-day/{draw}/values", RoleTable.Inspector, EnterAsync) { AnyTime = "two people enter it, in either order" },
    ];

    private static async Task<Sent> EnterAsync(ConsoleDesk desk, Browser browser, string word) =>
        Sent.Of(await browser.GetAsync(Values), Values, ("value", word == "说法" ? Dice : string.Concat(Dice.Reverse())));

    private static IReadOnlyList<ConsoleStep> Visits() =>
    [
        new("/rounds/{draw}/approval/emergency", Operator, async (_, b, word) => Sent.Of(await b.GetAsync(Approval), $"{Approval}/emergency", ("reason", word))) { TooEarly = _ => new($"/rounds/{Next}/approval/emergency", [("reason", "险情")]) },
        new("/rounds/{draw}/approval/give", DivisionHead, Page(Approval, $"{Approval}/give")) { TooEarly = _ => new($"/rounds/{Next}/approval/give", []) },
        new("/rounds/{draw}/papers", Operator, async (_, b, _) => Sent.Of(await b.GetAsync(Round), $"{Round}/papers", ("what", "zip"))) { TooEarly = _ => new($"/rounds/{Next}/papers", [("what", "zip")]) },
    ];

    private static IReadOnlyList<ConsoleStep> Results() =>
    [
        new("/rounds/{draw}/firms/{firm}/draft", RoleTable.Inspector, async (d, b, word) => Sent.Of(await b.GetAsync(At(d)), At(d), (EntryField.Remark, word)).To($"{At(d)}/draft")) { TooEarly = d => new(Undrawn(d, "/draft"), []), IsOwn = true },
        new("/rounds/{draw}/firms/{firm}/photos/{photo}/remove", RoleTable.Inspector, RemoveAsync) { TooEarly = d => new(Undrawn(d, "/photos/0/remove"), []), IsOwn = true },
        new("/rounds/{draw}/firms/{firm}/draft/drop", RoleTable.Inspector, async (d, b, _) => Sent.Of(await b.GetAsync(At(d)), $"{At(d)}/draft/drop")) { TooEarly = d => new(Undrawn(d, "/draft/drop"), []), IsOwn = true },
        new("/rounds/{draw}/firms/{firm}", RoleTable.Inspector, async (d, b, word) => Sent.Of(await b.GetAsync(At(d)), At(d), [.. Filled(d), (EntryField.Remark, word)])) { TooEarly = d => new(Undrawn(d, ""), []) },
        new("/rounds/{draw}/results", Operator, async (d, b, word) => Sent.Of(await b.GetAsync(Round), $"{Round}/results") with { File = ("sheet", "结果.xlsx", Sheet(d, ResultDesk.Draw, word)) })
        {
            TooEarly = d => new Sent($"{Round}/results", []) { File = ("sheet", "结果.xlsx", Sheet(d, Next, "说法")) }, HasOneWindow = true,
        },
        new("/review/return", DivisionHead, async (d, b, word) => Sent.Of(await b.GetAsync(Case(d, 0)), "/review/return", ("reason", word))) { TooEarly = _ => new("/review/return", [("result", "999999"), ("reason", "依据")]) },
        Review(DivisionHead), Review(DeputyDirector), Review(SecrecyGroup),
        new("/rounds/{draw}/firms/{firm}/withdraw", Operator, async (d, b, word) => Sent.Of(await b.GetAsync(At(d, 1)), $"{At(d, 1)}/withdraw", ("reason", word))) { TooEarly = d => new($"{At(d, 1)}/withdraw", [("reason", "有误"), ("seen", Seen(d))]) },
        new("/rounds/{draw}/firms/{firm}/give-up", Operator, async (d, b, word) => Sent.Of(await b.GetAsync(At(d, 1)), $"{At(d, 1)}/give-up", ("reason", word))) { TooEarly = d => new($"{At(d, 1)}/give-up", [("reason", "有误"), ("seen", Seen(d))]) },
    ];

    private static ConsoleStep Review(Label by) => new("/review/approve", by, async (d, b, _) => Sent.Of(await b.GetAsync(Case(d, 1)), "/review/approve"))
    {
        TooEarly = d => new("/review/approve", [("result", Position(d, 1))]),
    };

    private static IReadOnlyList<ConsoleStep> Requests() =>
    [
        new("/requests/ask/substitute", Operator, async (d, b, word) => Sent.Of(await b.GetAsync(Team(d)), "/requests/ask/substitute", ("inspector", Leaving(d)), ("reason", "absent"), ("why", word)))
        {
            TooEarly = d => new("/requests/ask/substitute", [("draw", $"{Next}"), ("firm", $"{d.Results.Firms[0]}"), ("inspector", Leaving(d)), ("reason", "absent"), ("why", "病假")]),
        },
        Decide, Approve,
        new("/requests/ask/void", Operator, async (_, b, word) => Sent.Of(await b.GetAsync($"/rounds/{Next}/void"), "/requests/ask/void", ("reason", "frame-error"), ("why", word)))
        {
            TooEarly = _ => new("/requests/ask/void", [("draw", $"{Next}"), ("reason", "frame-error"), ("why", "名录有误")]), Before = d => d.Results.Desk.RunTo(d.Results.Desk.Round(Next).CommitAt),
        },
        new("/requests/{number}/turn-down/head", DivisionHead, (d, b, word) => AnswerAsync(d, b, "turn-down/head", ("reason", word))) { TooEarly = _ => new("/requests/999/turn-down/head", [("reason", "不必")]) },
        Recusal, Decide,
        new("/requests/{number}/turn-down/leader", DeputyDirector, (d, b, word) => AnswerAsync(d, b, "turn-down/leader", ("reason", word))) { TooEarly = _ => new("/requests/999/turn-down/leader", [("reason", "不必")]) },
        Recusal, Decide, Approve,
        new("/requests/ask/recusal/end", Operator, async (d, b, word) => new Sent(
            "/requests/ask/recusal/end", [("form", (await b.GetAsync("/recusals")).QuerySelector("input[name=form]")!.GetAttribute("value")!), .. Recused(d), ("year", $"{ResultDesk.Draw.Year}"), ("why", word)]))
        {
            TooEarly = d => new("/requests/ask/recusal/end", [("firm", Code), ("inspector", Recused(d)[1].Value), ("year", $"{ResultDesk.Draw.Year}"), ("why", "有误")]),
        },
        new("/requests/{number}/take-back", Operator, (d, b, _) => AnswerAsync(d, b, "take-back")) { TooEarly = _ => new("/requests/999/take-back", []), IsOwn = true },
    ];

    private static ConsoleStep Recusal => new("/requests/ask/recusal", Operator, async (d, b, word) => Sent.Of(
        await b.GetAsync("/recusals"), "/requests/ask/recusal", [.. Recused(d), ("ground", $"{RecusalGround.Spouse}"), ("why", word)]))
    {
        AnyTime = "a recusal is declared whenever it is known",
    };

    private static ConsoleStep Decide => new("/requests/{number}/decide", DivisionHead, (d, b, _) => AnswerAsync(d, b, "decide")) { TooEarly = _ => new("/requests/999/decide", []) };

    private static ConsoleStep Approve => new("/requests/{number}/approve", DeputyDirector, (d, b, _) => AnswerAsync(d, b, "approve")) { TooEarly = d => new($"/requests/{Waiting(d)}/approve", []) };

    private static IReadOnlyList<ConsoleStep> FollowUps() =>
    [
        new("/follow-ups/close", Operator, async (d, b, word) => Sent.Of(await b.GetAsync("/follow-ups"), "/follow-ups/close", ("on", Today(d)), ("outcome", word)))
        {
            TooEarly = d => new("/follow-ups/close", [("draw", $"{ResultDesk.Draw}"), ("firm", $"{d.Results.Firms[0]}"), ("number", "1"), ("on", Today(d)), ("outcome", "复查合格")]), Before = Order,
        },
    ];

    private static IReadOnlyList<ConsoleStep> Accounts() =>
    [
        new("/accounts/save", Administrator, async (_, b, word) => Sent.Of(await b.GetAsync("/accounts/new"), "/accounts/save", ("staff", "N1"), ("name", word), ("role", "operator"), ("first", "2026-01-01"))) { AnyTime = "people come when they come" },
        new("/accounts/save", Administrator, async (_, b, word) => Sent.Of(await b.GetAsync("/accounts/of/N1"), "/accounts/save", ("name", $"新{word}"))) { TooEarly = _ => new("/accounts/save", [("staff", "N1"), ("name", "名"), ("role", "operator"), ("first", "2026-01-01")]) },
        new("/accounts/password", Administrator, Page("/accounts/of/N1", "/accounts/password")) { TooEarly = _ => new("/accounts/password", [("staff", "N2")]) },
        new("/accounts/no-password", Administrator, Page("/accounts/of/N1", "/accounts/no-password"))
        {
            TooEarly = _ => new("/accounts/no-password", [("staff", "N2")]), Before = d => d.Console.Settings.Console.Ldap = new LdapSetting(),
        },
        new("/accounts/factor", Administrator, Page("/accounts/of/N1", "/accounts/factor")) { TooEarly = _ => new("/accounts/factor", [("staff", "N1")]), Before = Enrol },
    ];

    private static IReadOnlyList<ConsoleStep> Keys() =>
    [
        DecideKey with { TooEarly = null, AnyTime = "the head decides when", Before = PutKey },
        new("/keys/drop/leader", DeputyDirector, Page("/keys", "/keys/drop/leader")) { TooEarly = _ => new("/keys/drop/leader", []) },
        DecideKey,
        new("/keys/drop/head", DivisionHead, Page("/keys", "/keys/drop/head")) { TooEarly = _ => new("/keys/drop/head", []) },
        DecideKey,
        new("/keys/approve", DeputyDirector, Page("/keys", "/keys/approve")) { TooEarly = _ => new("/keys/approve", []) },
    ];

    private static ConsoleStep DecideKey => new("/keys/decide", DivisionHead, Page("/keys", "/keys/decide")) { AnyTime = "the head decides when" };

    private static IReadOnlyList<ConsoleStep> Machine() =>
    [
        new("/system/settings/check", Administrator, async (_, b, word) => Sent.Of(await b.GetAsync("/system/settings/Port"), "/system/settings/check", ("value", $"855{word.Length}"))) { AnyTime = "a check changes nothing", LeavesNothing = true },
        new("/system/settings/keep", Administrator, KeepAsync) { TooEarly = _ => new("/system/settings/keep", [("name", "Port"), ("value", "8555"), ("seen", "")]) },
        new("/system/backups/make", Administrator, Page("/system", "/system/backups/make")) { AnyTime = "a backup is made whenever it is" },
        new("/system/backups/download", Administrator, Page("/system", "/system/backups/download")) { TooEarly = _ => new("/system/backups/download", [("name", "none.tar")]), LeavesNothing = true },
    ];

    private static async Task<Sent> KeepAsync(ConsoleDesk desk, Browser browser, string word) => Sent.Of(
        await browser.SubmitAsync(await browser.GetAsync("/system/settings/Port"), "/system/settings/check", ("value", $"855{word.Length}")), "/system/settings/keep");

    // The form of a page as it is, which leads to the page's own route unless another is named.
    private static Func<ConsoleDesk, Browser, string, Task<Sent>> Page(string path, string? action = null) => async (_, b, _) => Sent.Of(await b.GetAsync(path), action ?? (path switch
    {
        "/factor" => "/factor/begin",
        "/" => "/sign-out",
        "/password" => "/sign-out/everywhere",
        _ => "/lists/undo",
    }));

    private static Sent Confirm(ConsoleDesk desk, AngleSharp.Html.Dom.IHtmlDocument page) => Sent.Of(page, "/factor/confirm", (ConsoleFrame.CodeField, CodeOf(desk)));

    private static string CodeOf(ConsoleDesk desk) => TimeCodes.At(desk.Console.Bureau.Database.Read(s => SecondFactorStore.SecretOf(s, Label.Parse(ConsoleDesk.IdOf(Operator)))), desk.Results.Desk.Clock.GetUtcNow());

    private static async Task<Sent> RemoveAsync(ConsoleDesk desk, Browser browser, string word)
    {
        AngleSharp.Html.Dom.IHtmlDocument page = await browser.GetAsync(At(desk));
        if (page.QuerySelector("a[href*='/photos/']") is null)
        {
            page = await browser.SendFileAsync(page, At(desk), EntryField.Photo, "IMG_0001.jpg", MadePhotos.Jpeg(), "draft");
        }

        return Sent.Of(page, At(desk), (EntryField.Remark, word)).To($"{page.QuerySelector("a[href*='/photos/']")!.GetAttribute("href")}/remove");
    }

    private static async Task<Sent> AnswerAsync(ConsoleDesk desk, Browser browser, string what, params (string, string)[] filled) =>
        Sent.Of(await browser.GetAsync($"/requests/{Waiting(desk)}"), $"/requests/{Waiting(desk)}/{what}", filled);

    private static long Waiting(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(RequestStore.Open)[^1].Number;

    private static string At(ConsoleDesk desk, int firm = 0) => $"{Round}/firms/{desk.Results.Firms[firm]}";

    private static string Undrawn(ConsoleDesk desk, string what) => $"/rounds/{Next}/firms/{desk.Results.Firms[0]}{what}";

    private static string Case(ConsoleDesk desk, int firm) => $"/review/{Position(desk, firm)}";

    private static string Position(ConsoleDesk desk, int firm) => $"{desk.Results.Latest(desk.Results.Firms[firm]).Position}";

    private static string Seen(ConsoleDesk desk) => EntryCase.SeenOf(desk.Results.Latest(desk.Results.Firms[1]));

    private static string Team(ConsoleDesk desk) => $"{Round}/team/{desk.Results.Firms[0]}";

    private static string Leaving(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(s =>
    {
        var teams = TeamStore.Open(LedgerStore.Open(s), ResultDesk.Draw);
        return $"{teams.Of(desk.Results.Firms[0])!.First(i => teams.SubstituteFor(desk.Results.Firms[0], i) is not null)}";
    });

    private static (string Name, string Value)[] Recused(ConsoleDesk desk) =>
        [("firm", $"{desk.Results.Firms[0]}"), ("inspector", $"{desk.Console.Bureau.Database.Read(s => InspectorStore.Current(s)[^1].Id)}")];

    private static string Today(ConsoleDesk desk) => BeijingTime.Format(desk.Results.Desk.Bureau.Today);

    private static string Firm(string word) => $"榕城{word}物业服务有限公司";

    private static string Sector(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(SectorStore.All)[0].Name;

    private static Identifier Unlisted(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(s => FirmStore.Current(s).First(f => DishonestyStore.OfFirm(s, f.Id).All(e => e.List == "试样名单")).Id);

    private static Identifier Listed(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(s => FirmStore.Current(s).First(f => DishonestyStore.OfFirm(s, f.Id).Any(e => e.List == "试样名单")).Id);

    private static (string Name, string Value)[] Filled(ConsoleDesk desk)
    {
        InspectionResult good = desk.Results.Good(desk.Results.Firms[0]);
        return
        [
            (EntryField.On, BeijingTime.Format(good.InspectedOn)), .. good.Inspectors.Select(i => (EntryField.Inspector, $"{i}")), .. good.Items.Select(i => (EntryField.Items, $"{i}")),
            (EntryField.Category, ResultCategory.NoProblemFound.Name),
        ];
    }

    private static byte[] Sheet(ConsoleDesk desk, DrawId draw, string word)
    {
        InspectionResult r = desk.Results.Good(desk.Results.Firms[1]);
        ResultCategory found = word == "说法" ? ResultCategory.NoProblemFound : ResultCategory.NoRelevantActivityFound;
        return new SheetPaper().Sheet(
            "检查结果", [.. ResultFile.Columns.Select(c => (c.Names[0], 20d))],
            [(IReadOnlyList<object?>)[$"{draw}", $"{r.Firm}", "", "", BeijingTime.Format(r.InspectedOn), string.Join('；', r.Inspectors), string.Join('；', r.Items), found.Chinese, "", "", "", ""]]).ToBytes();
    }

    private static byte[] Csv(ConsoleDesk desk)
    {
        IReadOnlyList<IReadOnlyList<string>> rows = desk.Console.Bureau.Database.Read(s => DirectorySheets.Rows(s, "firms", new SectorNames([.. SectorStore.All(s)]), desk.Console.Bureau.Today.Year));
        return DirectorySheets.Csv("firms", [.. rows.SkipLast(1)]);
    }

    private static void ToDraw(ConsoleDesk desk)
    {
        desk.Results.Desk.Settings.Commitment.Sources = ["own", "dice"];
        desk.Results.Desk.RunTo(desk.Results.Desk.Round(Next).CommitAt);
        desk.Results.Desk.RunTo(desk.Results.Desk.Round(Next).DrawAt);
    }

    private static void Order(ConsoleDesk desk)
    {
        InspectionResult good = desk.Results.Good(desk.Results.Firms[0]);
        desk.Results.Submit(good with
        {
            Categories = [ResultCategory.ProblemOrderedCorrected],
            Problems = [new ItemProblem(good.Items[0], "未公示收费标准")],
            FollowUps = [new FollowUp(FollowUpMeasure.OrderedCorrection, desk.Results.Desk.Bureau.Today.AddDays(30))],
        });
    }

    private static void Enrol(ConsoleDesk desk) => desk.Console.Bureau.Database.Write(s =>
    {
        SecondFactorStore.Put(s, Label.Parse("N1"), TimeCodes.NewSecret());
        SecondFactorStore.Confirm(s, Label.Parse("N1"), desk.Console.Bureau.Now, []);
    });

    // The desk's signing key, as a file like that of any bureau.
    private static void PutKey(ConsoleDesk desk)
    {
        OwnerOnlyFile.MakeFolder(Path.Combine(desk.Folder, "keys"));
        using ECDsa key = new SeededEntropy("desk").Key("a");
        PrivateKeyFile.Write(Path.Combine(desk.Folder, "keys", "signing.pem"), key);
    }
}
