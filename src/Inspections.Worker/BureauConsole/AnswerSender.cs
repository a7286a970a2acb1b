using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Publication.Pages;
using Inspections.Worker.Publication.Pages.Views;
using Microsoft.AspNetCore.Authentication;

namespace Inspections.Worker.BureauConsole;

/// <summary>Sends what is answered, each kind in its form, and makes the page of what is refused.</summary>
internal sealed class AnswerSender(ConsoleContext console) : IDisposable
{
    private readonly PageRenderer _renderer = new();

    public void Dispose() => _renderer.Dispose();

    /// <summary>The page that says why something is refused.</summary>
    public ConsoleAnswer.Page Refused(ConsoleRequest request, Text title, IReadOnlyList<Text> why, bool isForm, int status) =>
        ConsoleAnswer.Of<RefusedPage>(new RefusedView(console.Frame(request), title, why, isForm, isForm ? request.From : null), status);

    /// <summary>Sends an answer.</summary>
    public async Task SendAsync(HttpContext context, ConsoleRequest request, ConsoleAnswer answer)
    {
        switch (answer)
        {
            case ConsoleAnswer.GoTo go:
                if (go.IsPublished)
                {
                    await console.Publish().ConfigureAwait(false);
                }

                if (go.Secret is { } secret)
                {
                    ConsoleCookie.Write(context.Response, secret, context.Request.IsHttps);
                }

                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = go.Done is { } done ? $"{go.To}?{ConsoleFrame.DoneField}={done}" : go.To;
                break;
            case ConsoleAnswer.Challenge challenge:
                await ChallengeAsync(context, request, challenge).ConfigureAwait(false);
                break;
            case ConsoleAnswer.Download file:
                context.Response.ContentType = file.Type;
                context.Response.Headers.ContentDisposition = ConsoleAnswer.Download.DispositionOf(file.Name);
                await context.Response.Body.WriteAsync(file.Content, context.RequestAborted).ConfigureAwait(false);
                break;
            case ConsoleAnswer.Picture picture:
                context.Response.ContentType = picture.Type;
                await context.Response.Body.WriteAsync(picture.Content, context.RequestAborted).ConfigureAwait(false);
                break;
            case ConsoleAnswer.Sending sending:
                await using (sending.Content.ConfigureAwait(false))
                {
                    context.Response.ContentType = sending.Type;
                    context.Response.ContentLength = sending.Content.Length;
                    context.Response.Headers.ContentDisposition = ConsoleAnswer.Download.DispositionOf(sending.Name);
                    await sending.Content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
                }

                break;
            case ConsoleAnswer.Page page:
                if (page.Secret is { } signedIn)
                {
                    ConsoleCookie.Write(context.Response, signedIn, context.Request.IsHttps);
                }

                context.Response.StatusCode = page.Status;
                context.Response.ContentType = "text/html; charset=utf-8";
                byte[] markup = page.Render(_renderer, AddressOf(request));
                await context.Response.Body.WriteAsync(markup, context.RequestAborted).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException($"an answer of no known kind: {answer}");
        }
    }

    /// <summary>A page whose text is made now, and not while it is sent.</summary>
    public ConsoleAnswer.Page Made(ConsoleAnswer.Page page, ConsoleRequest request)
    {
        byte[] markup = page.Render(_renderer, AddressOf(request));
        return page with { Render = (_, _) => markup };
    }

    private static PageAddress AddressOf(ConsoleRequest request) => new(request.Path.TrimStart('/'), request.Language, [request.Language]);

    private async Task ChallengeAsync(HttpContext context, ConsoleRequest request, ConsoleAnswer.Challenge challenge)
    {
        try
        {
            await context.ChallengeAsync(challenge.Scheme, challenge.Properties).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            // The service does not describe itself: it is down, or the address is wrong.
            await SendAsync(
                context, request, Refused(request, ConsoleTexts.Refused, [AccountRefusals.OidcFailed.Of(e.Message).Whole], isForm: false, StatusCodes.Status502BadGateway)).ConfigureAwait(false);
        }
    }
}
