using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Inspections.Core.Encodings;
using Inspections.Worker.Publication.Pages.Views;
using Microsoft.AspNetCore.Components;

namespace Inspections.Worker.Publication.Pages;

/// <summary>
/// A page that is rendered only when what it says has changed. It says what its view says, in its language, and nothing else, so
/// that the digest of the view stands for the page.
/// </summary>
internal sealed class SitePage
{
    // Other templates make other pages of the same views.
    private static readonly Guid Version = typeof(SitePage).Assembly.ManifestModule.ModuleVersionId;

    private readonly Func<PageRenderer, byte[]> _render;
    private readonly Func<PageAddress, SitePage>? _at;

    private SitePage(string path, string inputs, Func<PageRenderer, byte[]> render, Func<PageAddress, SitePage>? at = null) =>
        (Path, Inputs, _render, _at) = (path, inputs, render, at);

    public string Path { get; }

    /// <summary>Digest of everything that the page is made from.</summary>
    public string Inputs { get; }

    /// <summary>A page of one component, whose parameter <c>View</c> and address are all it knows: the Chinese one, of a site that is Chinese alone.</summary>
    public static SitePage Of<TComponent, TView>(string path, TView view)
        where TComponent : IComponent => At<TComponent, TView>(PageAddress.Of(path), view);

    /// <summary>A file as it is, in every language.</summary>
    public static SitePage Of(string path, byte[] content) => new(path, DigestOf<SitePage>(path, content), _ => content);

    /// <summary>The same page in each of the languages.</summary>
    public IEnumerable<SitePage> In(IReadOnlyList<Language> languages) =>
        _at is null || languages is [Language.Chinese] ? [this] : languages.Select(l => _at(new PageAddress(Path, l, languages)));

    private static SitePage At<TComponent, TView>(PageAddress address, TView view)
        where TComponent : IComponent => new(
            address.File,
            DigestOf<TComponent>($"{address.File} {string.Join(' ', address.Languages)}", JsonSerializer.SerializeToUtf8Bytes(view)),
            r => r.Page<TComponent>(view!, address),
            a => At<TComponent, TView>(a, view));

    public byte[] Render(PageRenderer renderer) => _render(renderer);

    private static string DigestOf<TKind>(string path, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Version.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes($"{typeof(TKind).FullName}\n{path}\n"));
        hash.AppendData(content);
        return new Digest(hash.GetHashAndReset()).ToString();
    }
}
