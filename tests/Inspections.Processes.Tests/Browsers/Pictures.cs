using Microsoft.Playwright;
using Xunit;

namespace Inspections.Processes.Tests.Browsers;

/// <summary>
/// The handbook's pictures, as a walk through the pages sees them: written to docs/pictures where the environment says HANDBOOK_PICTURES=1, and looked at nowhere
/// else, since letters are drawn otherwise on every machine.
/// </summary>
internal static class Pictures
{
    /// <summary>The largest, in bytes: a handbook is read over slow lines too.</summary>
    public const int MostBytes = 60 * 1024;

    private static readonly bool IsWanted = Environment.GetEnvironmentVariable("HANDBOOK_PICTURES") == "1";

    /// <summary>The folder of the pictures.</summary>
    public static string Folder => Path.Combine(Repository.Root, "docs", "pictures");

    /// <summary>Takes a picture of a page, as good as its size allows.</summary>
    /// <param name="page">The page, 1280 pixels wide.</param>
    /// <param name="name">Name of the picture, without its ending.</param>
    public static async Task TakeAsync(IPage page, string name)
    {
        if (!IsWanted || page.ViewportSize?.Width != 1280)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        for (int quality = 80; quality > 10; quality -= 10)
        {
            byte[] picture = await page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Jpeg, Quality = quality, Clip = new Clip { X = 0, Y = 0, Width = 1280, Height = 720 } });
            if (picture.Length <= MostBytes)
            {
                await File.WriteAllBytesAsync(Path.Combine(Folder, $"{name}.jpg"), picture, TestContext.Current.CancellationToken);
                return;
            }
        }

        Assert.Fail($"{name}: no quality is small enough");
    }
}
