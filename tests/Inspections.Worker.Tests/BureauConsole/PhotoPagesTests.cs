using System.Net;
using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files.Photos;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.Files.Photos;
using Inspections.Worker.Tests.Lifecycle.Entering;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Photographs beside a result: with the draft, then with the result, inside only.</summary>
public sealed class PhotoPagesTests
{
    [Fact]
    public async Task A_photograph_is_of_the_draft_and_goes_with_it()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser mine = desk.Open(RoleTable.Inspector), other = desk.Open(RoleTable.Operator);
        IHtmlDocument page = await KeepAsync(mine, await mine.GetAsync(PathOf(desk)), MadePhotos.Jpeg(), (EntryField.Remark, "还没有写完"));
        Assert.Equal("草稿已存，尚未提交", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("还没有写完", page.QuerySelectorAll("textarea").Cast<IHtmlTextAreaElement>().Select(t => t.Value));
        string photo = Assert.Single(PhotosOn(page));
        Assert.Equal(HttpStatusCode.OK, await mine.StatusAsync(photo));
        Assert.Equal("image/jpeg", mine.Last.Content.Headers.ContentType!.ToString());
        Assert.Equal(Photo.Of(new FileContent("a", MadePhotos.Jpeg())).Bytes, await mine.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        // Nobody else sees what is not submitted.
        Assert.Empty(PhotosOn(await other.GetAsync(PathOf(desk))));
        Assert.Equal(HttpStatusCode.Conflict, await other.StatusAsync(photo));

        // The same again is the same; another one goes by itself, the last with the draft.
        page = await KeepAsync(mine, page, MadePhotos.Jpeg());
        Assert.Single(PhotosOn(page));
        page = await KeepAsync(mine, page, MadePhotos.Png());
        Assert.Equal(2, PhotosOn(page).Length);
        page = await mine.SubmitAsync(page, PathOf(desk), $"{photo}/remove", (EntryField.Remark, "仍在写"));
        Assert.DoesNotContain(photo, PhotosOn(page));
        Assert.Contains("仍在写", page.QuerySelectorAll("textarea").Cast<IHtmlTextAreaElement>().Select(t => t.Value));
        await mine.SubmitAsync(page, $"{PathOf(desk)}/draft/drop");
        Assert.Empty(Stored(desk));
    }

    [Fact]
    public async Task What_is_submitted_is_seen_by_reviewers_and_supervisors_and_stays_until_it_is_sent_back()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Inspector), head = desk.Open(RoleTable.DivisionHead), watcher = desk.Open(RoleTable.Supervisor), outside = desk.Open(RoleTable.Administrator);
        await SubmitAsync(desk, browser, await browser.GetAsync(PathOf(desk)), MadePhotos.Jpeg());
        SubmittedResult taken = desk.Results.Latest(desk.Results.Firms[0]);
        Assert.Equal(taken.Position, Assert.Single(Stored(desk)).Position);
        string photo = Assert.Single(PhotosOn(await head.GetAsync($"/review/{taken.Position}")));
        Each.Of([head, watcher], who => Assert.Equal(HttpStatusCode.OK, who.StatusAsync(photo).GetAwaiter().GetResult()));
        Assert.Equal(HttpStatusCode.Forbidden, await outside.StatusAsync(photo));

        IHtmlDocument page = await browser.GetAsync(PathOf(desk));
        Assert.Null(page.QuerySelector("button[formaction$='/remove']"));
        await browser.PostAsync($"{photo}/remove", [.. page.QuerySelectorAll("form.entry input[type=hidden]").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value))]);
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Single(Stored(desk));

        await head.SubmitAsync(await head.GetAsync($"/review/{taken.Position}"), "/review/return", ("reason", "照片里有旁人"));
        page = await browser.GetAsync(PathOf(desk));
        await browser.SubmitAsync(page, PathOf(desk), $"{photo}/remove");
        Assert.Empty(Stored(desk));
    }

    [Fact]
    public async Task A_photograph_changes_nothing_of_what_the_ledger_and_the_public_get()
    {
        await using ConsoleDesk with = await ConsoleDesk.OpenAsync(), without = await ConsoleDesk.OpenAsync();
        using Browser one = with.Open(RoleTable.Inspector), two = without.Open(RoleTable.Inspector);
        await SubmitAsync(with, one, await one.GetAsync(PathOf(with)), MadePhotos.Jpeg());
        await two.SubmitAsync(await two.GetAsync(PathOf(without)), PathOf(without), Filled(without));
        Assert.Equal(without.Results.Desk.LedgerSize(), with.Results.Desk.LedgerSize());
        Assert.Equal(without.Results.Latest(without.Results.Firms[0]).Content, with.Results.Latest(with.Results.Firms[0]).Content);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_named_and_what_was_typed_is_not_lost()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Inspector);
        IHtmlDocument page = await KeepAsync(browser, await browser.GetAsync(PathOf(desk)), [.. "<svg/>"u8], (EntryField.Remark, "还没有写完"));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Contains("不是 JPEG 或 PNG", page.QuerySelector(".fault")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("还没有写完", page.QuerySelectorAll("textarea").Cast<IHtmlTextAreaElement>().Select(t => t.Value));
        Assert.Empty(Stored(desk));

        // The page that came back is the draft's own: it is kept again without a complaint.
        page = await KeepAsync(browser, page, MadePhotos.Png(), (EntryField.Remark, "写完"));
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);

        // What is wrong with the result leaves the photograph where it is, and one that is wrong leaves the result unsubmitted.
        page = await browser.SendFileAsync(page, PathOf(desk), EntryField.Photo, "a.jpg", MadePhotos.Jpeg(), (EntryField.On, "2026-13-40"));
        Assert.Equal((HttpStatusCode.Conflict, 2), (browser.Last.StatusCode, Stored(desk).Count));
        await browser.SendFileAsync(page, PathOf(desk), EntryField.Photo, "a.jpg", [1, 2, 3], Filled(desk));
        Assert.Equal(HttpStatusCode.Conflict, browser.Last.StatusCode);
        Assert.Null(desk.Console.Bureau.Database.Read(s => ResultStore.Latest(s, ResultDesk.Draw, desk.Results.Firms[0])));
    }

    [Fact]
    public async Task A_firm_has_nine_photographs_at_most()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        using Browser browser = desk.Open(RoleTable.Inspector);
        IHtmlDocument page = await browser.GetAsync(PathOf(desk));
        for (int i = 0; i <= ResultPhotos.Most; i++)
        {
            byte[] photo = MadePhotos.Png();

            // The last byte that is kept, of the check value behind the end: each another picture, for whoever compares them.
            photo[^(MadePhotos.Secret.Length + 1)] = (byte)i;
            page = await KeepAsync(browser, page, photo);
        }

        Assert.Equal((HttpStatusCode.Conflict, ResultPhotos.Most), (browser.Last.StatusCode, Stored(desk).Count));
        Assert.Contains("至多 9 张", page.QuerySelector(".fault")!.TextContent, StringComparison.Ordinal);
    }

    private static string PathOf(ConsoleDesk desk) => $"/rounds/{ResultDesk.Draw}/firms/{desk.Results.Firms[0]}";

    private static IReadOnlyList<ResultPhoto> Stored(ConsoleDesk desk) => desk.Console.Bureau.Database.Read(s => ResultPhotoStore.Of(s, ResultDesk.Draw, desk.Results.Firms[0]));

    private static string[] PhotosOn(IHtmlDocument page) => [.. page.QuerySelectorAll("a[href*='/photos/']").Select(a => a.GetAttribute("href")!)];

    private static async Task<IHtmlDocument> KeepAsync(Browser browser, IHtmlDocument page, byte[] photo, params (string, string)[] filled) =>
        await browser.SendFileAsync(page, page.QuerySelector("form.entry")!.GetAttribute("action")!, EntryField.Photo, "IMG_0001.jpg", photo, "draft", filled);

    private static Task<IHtmlDocument> SubmitAsync(ConsoleDesk desk, Browser browser, IHtmlDocument page, byte[] photo) =>
        browser.SendFileAsync(page, PathOf(desk), EntryField.Photo, "IMG_0001.jpg", photo, Filled(desk));

    private static (string Name, string Value)[] Filled(ConsoleDesk desk)
    {
        InspectionResult good = desk.Results.Good(desk.Results.Firms[0]);
        return
        [
            (EntryField.On, BeijingTime.Format(good.InspectedOn)), .. good.Inspectors.Select(i => (EntryField.Inspector, $"{i}")), .. good.Items.Select(i => (EntryField.Items, $"{i}")),
            (EntryField.Category, ResultCategory.NoProblemFound.Name),
        ];
    }
}
