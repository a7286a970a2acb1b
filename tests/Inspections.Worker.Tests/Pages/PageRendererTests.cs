using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Publication.Pages.Views;
using Xunit;

namespace Inspections.Worker.Tests.Pages;

/// <summary>How pages are made of components.</summary>
public sealed class PageRendererTests
{
    private static readonly PageAddress Address = new("", Language.English, [Language.English]);

    [Fact]
    public void A_page_waits_for_no_other()
    {
        using var renderer = new PageRenderer();
        string? inner = null;

        // While the first page is made, another thread makes the second from beginning to end.
        var first = new Told(() =>
        {
            var other = new Thread(() => inner = Made(renderer, [Text.Same("the second")]));
            other.Start();
            Assert.True(other.Join(TimeSpan.FromMinutes(1)), "the second page waits for the first");
        });
        Assert.Contains("the first", Made(renderer, first), StringComparison.Ordinal);
        Assert.Contains("the second", inner, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_was_made_is_not_kept()
    {
        using var renderer = new PageRenderer();
        WeakReference view = MakeOne(renderer);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(view.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference MakeOne(PageRenderer renderer)
    {
        IReadOnlyList<Text> why = [Text.Same("the only")];
        Made(renderer, why);
        return new WeakReference(why);
    }

    private static string Made(PageRenderer renderer, IReadOnlyList<Text> why) => Encoding.UTF8.GetString(
        renderer.Page<RefusedPage>(new RefusedView(new ConsoleFrame(null, [], null, "", AskedAgain.Nothing), ConsoleTexts.Refused, why, IsForm: false, From: null), Address));

    // A list that does something when it is gone through.
    private sealed class Told(Action meanwhile) : IReadOnlyList<Text>
    {
        public int Count => 1;

        public Text this[int index] => Text.Same("the first");

        public IEnumerator<Text> GetEnumerator()
        {
            meanwhile();
            yield return Text.Same("the first");
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
