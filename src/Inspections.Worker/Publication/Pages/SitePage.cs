using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Inspections.Core.Encoding;
using Microsoft.AspNetCore.Components;

namespace Inspections.Worker.Publication.Pages;

/// <summary>
/// A page that is rendered only when what it says has changed. It says what its view says and nothing else, so that the
/// digest of the view stands for the page.
/// </summary>
internal sealed class SitePage
{
    // Other templates make other pages of the same views.
    private static readonly Guid Version = typeof(SitePage).Assembly.ManifestModule.ModuleVersionId;

    private readonly Func<PageRenderer, byte[]> _render;

    private SitePage(string path, string inputs, Func<PageRenderer, byte[]> render) => (Path, Inputs, _render) = (path, inputs, render);

    public string Path { get; }

    /// <summary>Digest of everything that the page is made from.</summary>
    public string Inputs { get; }

    /// <summary>A page of one component, whose parameter <c>View</c> is all it knows.</summary>
    public static SitePage Of<TComponent, TView>(string path, TView view)
        where TComponent : IComponent => new(path, DigestOf<TComponent>(path, JsonSerializer.SerializeToUtf8Bytes(view)), r => r.Page<TComponent>(view!));

    /// <summary>A file as it is.</summary>
    public static SitePage Of(string path, byte[] content) => new(path, DigestOf<SitePage>(path, content), _ => content);

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
