using System.Net;
using Inspections.Core.Directories;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>
/// The year's forms, each too early, by the wrong person, rightly, twice, in two windows and by who was slower: what is refused changes nothing. Made from
/// the routes: a form that is added has a row here, or is named with the test that has it.
/// </summary>
public sealed class ConsoleStepsTests
{
    // Forms whose way needs a bureau of its own.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["/sign-in"] = nameof(SignInPagesTests.Whoever_signs_in_comes_to_the_page_that_was_asked_for_and_goes_out_again),
        ["/sign-in/sample"] = nameof(SignInPagesTests.Made_up_people_sign_in_with_a_click_in_the_sample_alone),
        ["/sign-in/presented"] = nameof(GatewaySignInTests),
        ["/first/{token}"] = nameof(SignInPagesTests.The_first_administrator_makes_an_account_once_and_then_those_of_the_others),
        ["/joint/arrange"] = nameof(JointPagesTests.Two_visits_of_one_firm_are_joined_once_and_both_rounds_say_so),
        ["/year/close"] = nameof(YearPagesTests.A_year_that_lacks_nothing_is_closed_once_by_the_head),
        ["/requests/ask/name"] = nameof(RequestPagesTests.What_the_rules_do_not_allow_is_refused_when_it_is_asked_for),
        ["/system/retry"] = nameof(SystemPagesTests.What_is_set_aside_is_sent_again_and_a_trial_says_what_came_of_it),
        ["/system/calendar"] = nameof(SystemPagesTests.Announced_days_are_taken_for_the_next_start_and_a_file_that_is_none_changes_nothing),
        ["/system/trial"] = nameof(SystemPagesTests.What_is_set_aside_is_sent_again_and_a_trial_says_what_came_of_it),
        ["/lists/draft/drop"] = nameof(ListPagesTests.Of_two_windows_the_list_that_was_given_last_is_not_taken_by_the_page_of_the_other),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_form_is_used_and_nothing_is_done_too_early_by_others_twice_or_from_a_page_that_is_over(string chapter)
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync();
        RequireEveryForm(desk);
        Each.Of(ConsoleRoutes.Of(desk.Console).Where(r => r.Method == "POST" && r.Duty is not null), r => Assert.True(ActionTexts.Of(r.Pattern.Trim('/').Replace('/', '.')) is not null, r.Pattern));
        desk.AddSecondPeople();
        ConsoleStep[] steps = [.. Chapters.All.Single(c => c.Name == chapter).Steps];
        await TryEarlyAsync(desk, steps[0]);
        foreach ((ConsoleStep step, ConsoleStep? next) in steps.Zip([.. steps.Skip(1), null]))
        {
            if (next is not null)
            {
                await TryEarlyAsync(desk, next);
            }

            await WalkAsync(desk, step);
        }

        // Whoever reads the log reads words.
        Each.Of(desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, DateOnly.MinValue, DateOnly.MaxValue.AddDays(-1))), a => Assert.True(
            ActionTexts.Of(a.What) is not null || ConsoleRoutes.Of(desk.Console).Any(r => r.Method == "GET" && r.Pattern.Trim('/').Replace('/', '.') == a.What), a.What));
    }

    public static IEnumerable<TheoryDataRow<string>> Names() => Chapters.All.Select(c => new TheoryDataRow<string>(c.Name));

    private static void RequireEveryForm(ConsoleDesk desk)
    {
        string[] forms = [.. ConsoleRoutes.Of(desk.Console).Where(r => r.Method == "POST").Select(r => r.Pattern).Order(StringComparer.Ordinal)];
        Assert.Equal(forms, Chapters.All.SelectMany(c => c.Steps).Select(s => s.Route).Concat(Elsewhere.Keys).Distinct().Order(StringComparer.Ordinal));
        Each.Of(Chapters.All.SelectMany(c => c.Steps), s => Assert.True(s.TooEarly is null != s.AnyTime is null, $"{s.Route}: it has a before, or a reason for none"));
    }

    private static async Task WalkAsync(ConsoleDesk desk, ConsoleStep step)
    {
        ConsoleRoute route = ConsoleRoutes.Of(desk.Console).Single(r => r.Method == "POST" && r.Pattern == step.Route);
        step.Before?.Invoke(desk);
        using Browser one = desk.Open(step.By), two = desk.Open(ConsoleDesk.SecondOf(step.By));
        Sent? window = step.HasOneWindow ? null : await step.Open(desk, one, "别的说法");
        Sent mine = await step.Open(desk, one, "说法");
        Sent? other = step.IsOwn ? null : await step.Open(desk, two, "再一种说法");
        string before = desk.State();
        foreach (Label role in RoleTable.Roles.Select(r => r.Role).Where(r => !RoleTable.Has(r, route.Duty!.Value)))
        {
            using Browser wrong = desk.Open(role);
            await SendAsync(wrong, mine.From(desk.TokenOf(wrong)));
            Assert.True(wrong.Last.StatusCode == HttpStatusCode.Forbidden, $"{step.Route} by {role}: {wrong.Last.StatusCode}");
        }

        Assert.True(before == desk.State(), $"{step.Route}: somebody without the duty has changed something");
        string said = await SendAsync(one, mine);
        Assert.True(one.Last.StatusCode == HttpStatusCode.OK, $"{step.Route}: {one.Last.StatusCode} {said}");
        Assert.True(step.LeavesNothing == (before == desk.State()), $"{step.Route}: {(step.LeavesNothing ? "something" : "nothing")} has changed");
        foreach ((string how, Browser who, Sent? again) in step.Again is not null ? [] : (Slower[])[new("twice", one, mine), new("in two windows", one, window), new("somebody slower", two, other)])
        {
            if (again is not null)
            {
                await UnchangedAsync(desk, step, how, who, again);
            }
        }
    }

    // Said as a refusal, or that it is so already; never that it was done.
    private static async Task UnchangedAsync(ConsoleDesk desk, ConsoleStep step, string how, Browser browser, Sent sent)
    {
        string before = desk.State();
        await SendAsync(browser, sent);
        Assert.True(before == desk.State(), $"{step.Route}, {how}: something was written over ({browser.Last.StatusCode})");
    }

    private static async Task TryEarlyAsync(ConsoleDesk desk, ConsoleStep step)
    {
        if (step.TooEarly is { } early)
        {
            using Browser browser = desk.Open(step.By);
            string before = desk.State();
            await SendAsync(browser, early(desk).From(desk.TokenOf(browser)));
            Assert.True(browser.Last.StatusCode == HttpStatusCode.Conflict, $"{step.Route}, too early: {browser.Last.StatusCode}");
            Assert.True(before == desk.State(), $"{step.Route}, too early: something has changed");
        }
    }

    private sealed record Slower(string How, Browser Who, Sent? Sent);

    private static async Task<string> SendAsync(Browser browser, Sent sent) => (sent.File is var (field, name, bytes)
        ? await browser.PostFileAsync(sent.Path, sent.Fields, field, name, bytes)
        : await browser.PostAsync(sent.Path, sent.Fields)).QuerySelector("main")?.TextContent ?? "";
}
