using System.Globalization;
using Inspections.Worker.Files;
using Microsoft.AspNetCore.Components;

namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>A page or a part of one: it speaks the page's language and no other.</summary>
public abstract class PagePart : ComponentBase
{
    /// <summary>The page that it is on.</summary>
    [CascadingParameter] public PageAddress Address { get; set; } = PageAddress.Of("index.html");

    /// <summary>A text in the page's language.</summary>
    protected string Say(Text text) => text.In(Address.Language);

    /// <summary>Names one after the other.</summary>
    protected string List(IEnumerable<string> names) => string.Join(Say(SiteTexts.Comma), names);

    /// <summary>Texts one after the other.</summary>
    protected string List(IEnumerable<Text> texts) => List(texts.Select(Say));

    /// <summary>A text in which <c>{0}</c>, <c>{1}</c> … stand for marked-up parts.</summary>
    protected RenderFragment Put(Text text, params RenderFragment[] parts) => builder =>
    {
        foreach ((int n, string piece) in Say(text).Split('{', '}').Index())
        {
            if (n % 2 == 0)
            {
                builder.AddContent(0, piece);
            }
            else
            {
                builder.AddContent(1, parts[int.Parse(piece, CultureInfo.InvariantCulture)]);
            }
        }
    };

    /// <summary>What a bureau wrote in Chinese: a page in another language says that it is.</summary>
    protected RenderFragment Chinese(string? words) => builder =>
    {
        if (Address.Language == Language.Chinese || string.IsNullOrEmpty(words))
        {
            builder.AddContent(0, words);
        }
        else
        {
            builder.OpenElement(1, "span");
            builder.AddAttribute(2, "lang", Language.Chinese.Tag());
            builder.AddContent(3, words);
            builder.CloseElement();
        }
    };
}
