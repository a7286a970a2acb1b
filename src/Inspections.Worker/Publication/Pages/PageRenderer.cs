using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Inspections.Worker.Publication.Pages.Views;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Inspections.Worker.Publication.Pages;

/// <summary>
/// Renders components to plain markup, without a server and without a script. The framework's renderer lets one page be made at a time and keeps each until it is
/// disposed of: every page has one of its own.
/// </summary>
internal sealed class PageRenderer : IDisposable
{
    private readonly ServiceProvider _services;

    // Chinese stays Chinese: numbered references would make a page three times as large.
    public PageRenderer() => _services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();

    /// <summary>A whole page, of a component that knows its view and its address alone.</summary>
    public byte[] Page<TComponent>(object view, PageAddress address)
        where TComponent : IComponent
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(CascadingValue<>.Value)] = address,
            [nameof(CascadingValue<>.IsFixed)] = true,
            [nameof(CascadingValue<>.ChildContent)] = (RenderFragment)(page =>
            {
                page.OpenComponent<TComponent>(0);
                page.AddMultipleAttributes(1, [new KeyValuePair<string, object>("View", view)]);
                page.CloseComponent();
            }),
        });
        using var renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);
        string markup = renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<CascadingValue<PageAddress>>(parameters).ConfigureAwait(false)).ToHtmlString())
            .GetAwaiter().GetResult();
        return Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + markup);
    }

    public void Dispose() => _services.Dispose();
}
