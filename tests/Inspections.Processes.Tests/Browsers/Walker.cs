using Inspections.Core.Directories;
using Inspections.Worker.Tests.BureauConsole;
using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>Somebody signed in at a browser of the own, who opens pages and tabs.</summary>
internal sealed class Walker : IAsyncDisposable
{
    // More stops than any page of the console has.
    private const int MostTabs = 400;

    private readonly IBrowserContext _context;

    private bool _isBeside;

    private Walker(IBrowserContext context, IPage page, string root) => (_context, Page, Root) = (context, page, root);

    /// <summary>The first tab.</summary>
    public IPage Page { get; }

    /// <summary>The console's address, without a slash at the end.</summary>
    public string Root { get; }

    public static Task<Walker> OpenAsync(Chromium browser, ConsoleDesk desk, Label role, int width, bool scripts, bool isByKeyboard = false) =>
        OpenAsync(browser, desk, ConsoleDesk.IdOf(role), width, scripts, isByKeyboard);

    public static async Task<Walker> OpenAsync(Chromium browser, ConsoleDesk desk, string staff, int width, bool scripts, bool isByKeyboard = false)
    {
        IBrowserContext context = await browser.OpenAsync(width, scripts);
        using Browser signedIn = desk.Open(staff);
        await context.AddCookiesAsync([new Cookie { Name = "inspections", Value = signedIn.Cookies.GetAllCookies().Single().Value, Url = signedIn.Address }]);
        return new Walker(context, await context.NewPageAsync(), signedIn.Address) { IsByKeyboard = isByKeyboard };
    }

    /// <summary>Somebody who signs in by the form, and comes to the page that was asked for.</summary>
    public static async Task<Walker> SignInAsync(Chromium browser, ConsoleDesk desk, Label role, int width, bool scripts, string path, bool isByKeyboard = false)
    {
        IBrowserContext context = await browser.OpenAsync(width, scripts);
        var walker = new Walker(context, await context.NewPageAsync(), desk.Address) { IsByKeyboard = isByKeyboard };
        await walker.GoAsync(path);
        await walker.WriteAsync("input[name=staff]", ConsoleDesk.IdOf(role));
        await walker.WriteAsync("input[name=password]", ConsoleDesk.Password);
        await Pictures.TakeAsync(walker.Page, "sign-in");
        await walker.PressAsync("form[action='/sign-in'] button");
        return walker;
    }

    public Task<IResponse?> GoAsync(string path) => Page.GotoAsync(Root + path);

    /// <summary>Another tab of the same person.</summary>
    public Task<IPage> TabAsync() => _context.NewPageAsync();

    /// <summary>The same person in another tab, which closes with the first.</summary>
    public async Task<Walker> BesideAsync() => new(_context, await TabAsync(), Root) { IsByKeyboard = IsByKeyboard, _isBeside = true };

    /// <summary>Goes on with the Tab key until something has the focus.</summary>
    public async Task TabToAsync(string selector)
    {
        for (int i = 0; i < MostTabs; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await HasFocusAsync(selector))
            {
                return;
            }
        }

        Assert.Fail($"the keyboard does not reach {selector}");
    }

    /// <summary>True for somebody who has no mouse: <see cref="PressAsync"/>, <see cref="WriteAsync(string, string)"/> and <see cref="TickAsync"/> use nothing but keys.</summary>
    public bool IsByKeyboard { get; init; }

    /// <summary>Follows a link or presses a button, once it is there.</summary>
    public async Task PressAsync(string selector)
    {
        if (!IsByKeyboard)
        {
            await Page.ClickAsync(selector);
            return;
        }

        await Page.WaitForSelectorAsync(selector);
        await TabToAsync(selector);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Follows a link or sends a form, and waits until the page behind it is there.</summary>
    public async Task GoOnAsync(string selector)
    {
        // The page that is left is marked: the next one, be its address the same, is not.
        await Page.EvaluateAsync("() => document.documentElement.setAttribute('data-left', '')");
        await PressAsync(selector);
        await Page.WaitForSelectorAsync("html:not([data-left]) main", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        await Page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>Writes into a field, over what is there.</summary>
    public async Task WriteAsync(string selector, string text)
    {
        if (!IsByKeyboard)
        {
            await Page.FillAsync(selector, text);
            return;
        }

        await Page.WaitForSelectorAsync(selector);
        await TabToAsync(selector);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Writes a day into its field.</summary>
    public Task WriteAsync(string selector, DateOnly day) => IsByKeyboard ? TypeDayAsync(selector, day) : Page.FillAsync(selector, $"{day:yyyy-MM-dd}");

    /// <summary>Ticks a box.</summary>
    public async Task TickAsync(string selector)
    {
        if (!IsByKeyboard)
        {
            await Page.CheckAsync(selector);
            return;
        }

        await TabToAsync(selector);
        await Page.Keyboard.PressAsync("Space");
    }

    /// <summary>Picks one of several buttons of a form of which one alone can be pressed in.</summary>
    public async Task PickAsync(string selector, string value)
    {
        string wanted = $"{selector}[value='{value}']";
        if (!IsByKeyboard)
        {
            await Page.CheckAsync(wanted);
            return;
        }

        // The Tab key comes to the group, the arrows go through it.
        await TabToAsync(selector);
        for (int i = 0; i < MostTabs && !await HasFocusAsync(wanted); i++)
        {
            await Page.Keyboard.PressAsync("ArrowDown");
        }

        await Page.Keyboard.PressAsync("Space");
        Assert.True(await Page.IsCheckedAsync(wanted), wanted);
    }

    /// <summary>Chooses from a list.</summary>
    public async Task ChooseAsync(string selector, string value)
    {
        if (!IsByKeyboard)
        {
            await Page.SelectOptionAsync(selector, value);
            return;
        }

        await Page.WaitForSelectorAsync(selector);
        await TabToAsync(selector);
        await Page.Keyboard.PressAsync("Home");
        for (int i = 0; i < MostTabs && await Page.EvaluateAsync<string>("() => document.activeElement.value") != value; i++)
        {
            await Page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Equal(value, await Page.EvaluateAsync<string>("() => document.activeElement.value"));
    }

    /// <summary>Gives a file by its field. What opens there is the browser's own, and may be asked for before anybody listens for it: that the keyboard comes to the field is what counts.</summary>
    public async Task GiveAsync(string selector, FilePayload file)
    {
        await (IsByKeyboard ? TabToAsync(selector) : Task.CompletedTask);
        await Page.SetInputFilesAsync(selector, file);
    }

    /// <summary>Goes to a link with the Tab key, follows it with the enter key and waits for the page behind it.</summary>
    public async Task FollowByKeyboardAsync(string selector, string path)
    {
        await TabToAsync(selector);
        await Page.Keyboard.PressAsync("Enter");

        // The page itself is asked: whoever waits for its event may have missed it.
        await Page.WaitForFunctionAsync("path => location.pathname === path && document.readyState === 'complete'", path);
    }

    /// <summary>Types a day into its field, whose parts stand in the order of the browser's own language.</summary>
    public async Task TypeDayAsync(string selector, DateOnly day)
    {
        // A year may have more than four digits: the arrow goes on from it.
        foreach (string[] parts in (string[][])[[$"{day:MMddyyyy}"], [$"{day:yyyy}", $"{day:MMdd}"], [$"{day:ddMMyyyy}"]])
        {
            await TabToAsync(selector);
            foreach (string part in parts)
            {
                await Page.Keyboard.TypeAsync(part);
                if (part.Length == 4 && part != parts[^1])
                {
                    await Page.Keyboard.PressAsync("ArrowRight");
                }
            }

            if (await Page.InputValueAsync(selector) == $"{day:yyyy-MM-dd}")
            {
                return;
            }
        }

        Assert.Fail($"{selector} says {await Page.InputValueAsync(selector)}");
    }

    private Task<bool> HasFocusAsync(string selector) => Page.EvaluateAsync<bool>("s => document.activeElement !== null && document.activeElement.matches(s)", selector);

    public ValueTask DisposeAsync() => _isBeside ? new ValueTask(Page.CloseAsync()) : _context.DisposeAsync();
}
