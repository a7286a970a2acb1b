using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Publication.Pages.Views;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.Net.Http.Headers;

namespace Inspections.Worker.BureauConsole;

/// <summary>What the console answers.</summary>
internal abstract record ConsoleAnswer
{
    private ConsoleAnswer()
    {
    }

    /// <summary>A page.</summary>
    /// <param name="Render">Makes its markup.</param>
    /// <param name="Status">Its HTTP status.</param>
    public sealed record Page(Func<PageRenderer, PageAddress, byte[]> Render, int Status = StatusCodes.Status200OK) : ConsoleAnswer
    {
        /// <summary>The secret with which somebody is signed in from now on; null leaves it as it is.</summary>
        public string? Secret { get; init; }
    }

    /// <summary>The browser goes to the bureau's own sign-in service.</summary>
    /// <param name="Scheme">Which one.</param>
    /// <param name="Properties">What comes back with the browser.</param>
    public sealed record Challenge(string Scheme, AuthenticationProperties Properties) : ConsoleAnswer;

    /// <summary>Something was done: the browser goes on to a page that only reads, so that a reload does nothing twice.</summary>
    /// <param name="To">The page, below the console's root.</param>
    /// <param name="Done">What is said there.</param>
    /// <param name="Secret">The secret with which somebody is signed in from now on; empty signs out; null leaves it as it is.</param>
    /// <param name="IsPublished">True when it is to be published without waiting for the worker's next turn.</param>
    public sealed record GoTo(string To, ConsoleNotice? Done = null, string? Secret = null, bool IsPublished = false) : ConsoleAnswer;

    /// <summary>What a workbook is called on the way.</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A file to keep.</summary>
    public sealed record Download(string Name, string Type, byte[] Content) : ConsoleAnswer
    {
        /// <summary>The header that gives a file its name, whatever letters that has.</summary>
        public static string DispositionOf(string name)
        {
            var header = new ContentDispositionHeaderValue("attachment");
            header.SetHttpFileName(name);
            return header.ToString();
        }
    }

    /// <summary>A picture to look at.</summary>
    public sealed record Picture(string Type, byte[] Content) : ConsoleAnswer;

    /// <summary>A file that is too large for the memory; it is closed when it was sent.</summary>
    public sealed record Sending(string Name, string Type, Stream Content) : ConsoleAnswer;

    /// <summary>A page of a component and its view.</summary>
    public static Page Of<TComponent>(object view, int status = StatusCodes.Status200OK)
        where TComponent : IComponent => new((renderer, address) => renderer.Page<TComponent>(view, address), status);
}
