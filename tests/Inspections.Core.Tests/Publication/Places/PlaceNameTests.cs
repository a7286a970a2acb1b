using Xunit;

namespace Inspections.Core.Tests.Publication.Places;

/// <summary>Whoever reads a page of a folder can verify by that page's path or address.</summary>
public sealed class PlaceNameTests
{
    private const string Draw = "property-management-2026-r2";

    [Theory]
    [InlineData("https://host/public", "https://host/public", null)]
    [InlineData("https://host/public/index.html", "https://host/public/", null)]
    [InlineData("https://host/public/audit.html", "https://host/public/", null)]
    [InlineData("https://host/public/en/", "https://host/public/", null)]
    [InlineData("https://host/public/en/audit.html", "https://host/public/", null)]
    [InlineData($"https://host/public/en/draws/{Draw}/", "https://host/public/", Draw)]
    [InlineData($"https://host/public/draws/{Draw}", "https://host/public/", Draw)]
    [InlineData($"https://host/draws/{Draw}/index.html", "https://host/", Draw)]
    [InlineData($"/srv/draws/{Draw}/", "/srv/", Draw)]
    [InlineData($"/srv/mydraws/{Draw}", $"/srv/mydraws/{Draw}", null)]
    [InlineData("/srv/draws/property", "/srv/draws/property", null)]
    [InlineData("/srv/2026.archive", "/srv/2026.archive", null)]
    public void A_page_names_its_folder_and_a_draws_page_its_draw(string text, string root, string? draw)
    {
        PlaceName name = PlaceName.Of(text);
        Assert.Equal((root, draw), (name.Root[Math.Max(0, name.Root.IndexOf(root, StringComparison.Ordinal))..], name.Draw?.ToString()));
    }

    [Fact]
    public void A_path_is_one_from_where_the_person_is() =>
        Assert.Equal(new PlaceName(Environment.CurrentDirectory.Replace('\\', '/') + "/", null), PlaceName.Of("index.html"));
}
