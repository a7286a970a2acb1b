using AngleSharp.Html.Dom;
using Inspections.Core.Directories;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>What a browser sends when the button of a form is pressed.</summary>
/// <param name="Path">Where to.</param>
/// <param name="Fields">The fields.</param>
/// <param name="File">The file that was chosen, or null.</param>
internal sealed record Sent(string Path, (string Name, string Value)[] Fields, (string Field, string Name, byte[] Bytes)? File = null)
{
    /// <summary>The form of a page as the page has it filled in, with what somebody fills in.</summary>
    public static Sent Of(IHtmlDocument page, string action, params (string Name, string Value)[] filled)
    {
        IHtmlFormElement? form = page.Forms.FirstOrDefault(f => f.GetAttribute("action") == action);
        Assert.True(form is not null, $"no form leads to {action}: {page.QuerySelector("main")?.TextContent}");
        IEnumerable<(string Name, string Value)> own = form.Elements.SelectMany(ValuesOf).Where(f => filled.All(x => x.Name != f.Name));
        return new Sent(action, [.. own, .. filled]);
    }

    /// <summary>The same to another address, as by a button that leads there.</summary>
    public Sent To(string path) => this with { Path = path };

    /// <summary>The same from another person's page.</summary>
    public Sent From(string token) => this with { Fields = [.. Fields.Where(f => f.Name != "form"), ("form", token)] };

    private static IEnumerable<(string Name, string Value)> ValuesOf(AngleSharp.Dom.IElement e) => e switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } => [],
        IHtmlInputElement i => [(i.Name ?? "", i.Value)],
        IHtmlTextAreaElement t => [(t.Name ?? "", t.Value)],
        IHtmlSelectElement s => [.. s.SelectedOptions.Select(o => (s.Name ?? "", o.Value))],
        _ => [],
    };
}

/// <summary>A form of the console, as the handbook has it used.</summary>
/// <param name="Route">The pattern of its address.</param>
/// <param name="By">Who uses it.</param>
/// <param name="Open">Opens its page, and gives what is sent. What is typed has the word in it, so that two windows say different things.</param>
internal sealed record ConsoleStep(string Route, Label By, Func<ConsoleDesk, Browser, string, Task<Sent>> Open)
{
    /// <summary>The same before what comes before it, by who would do it; null for what has no before.</summary>
    public Func<ConsoleDesk, Sent>? TooEarly { get; init; }

    /// <summary>Why it may be done at any time; null for what has a before.</summary>
    public string? AnyTime { get; init; }

    /// <summary>Why the same form once more does something once more; null where it does not.</summary>
    public string? Again { get; init; }

    /// <summary>True for what is a person's own: nobody else's page is about it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>True for a page whose second window takes the place of the first; that has a test of its own.</summary>
    public bool HasOneWindow { get; init; }

    /// <summary>True for what is neither in the database nor in a file afterwards.</summary>
    public bool LeavesNothing { get; init; }

    /// <summary>What comes before it that is no form.</summary>
    public Action<ConsoleDesk>? Before { get; init; }
}
