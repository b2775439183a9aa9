using System;
using System.Buffers;
using System.Text.Json;
using System.Threading;
using PartnerReferrals.Emulator.Http;
using PartnerReferrals.Emulator.Query;
using PartnerReferrals.Emulator.Schema;
using PartnerReferrals.Emulator.Security;
using PartnerReferrals.Emulator.Settings;
using PartnerReferrals.Emulator.State;

namespace PartnerReferrals.Emulator.Operations;

/// <summary>GET on the collection: the OData listing (facts 7).</summary>
internal sealed class ListReferrals(EmulatorState state)
{
    private readonly ReferralScope _scope = new(state);
    private readonly ListEngine _engine = new(state.Store);
    private int _lists;

    public EmulatorResponse Answer(EmulatorRequest request, Caller caller)
    {
        var settings = state.Settings;
        var (query, knownCount) = ListQueryReader.Read(request.Query);
        if (settings.IgnoreOrder)
        {
            query = query with { Order = [], Text = query.Text with { OrderBy = null } };
        }

        var now = state.Clock.Now - (IsStale(settings) ? settings.StaleBy : TimeSpan.Zero);
        var shown = settings.Count == CountStyle.Always || query.CountRequested;

        // Legs of other parties show up when their engagement is asked for (facts 7, "Scope of results").
        var connected = settings.ListConnectedReferrals || query.Bounds.EngagementId is not null;
        var page = _engine.Find(
            query, referral => referral.ListedFrom <= now && _scope.Lists(caller, referral, connected),
            settings.PageSize, count: shown && knownCount is null);
        return EmulatorResponse.FromJson(200, Write(request, query, page, shown ? knownCount ?? page.Count : null, settings));
    }

    private bool IsStale(EmulatorSettings settings) => settings.StaleLists > 0 && Interlocked.Increment(ref _lists) % settings.StaleLists == 0;

    private static ReadOnlyMemory<byte> Write(
        EmulatorRequest request, ListQuery query, ListPage page, long? count, EmulatorSettings settings)
    {
        var host = request.Origin[(request.Origin.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, DocumentWriter.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", $"http://{host}/v1.0/$metadata#Referrals");
            if (count is not null)
            {
                writer.WriteNumber("@odata.count", count.Value);
            }

            writer.WriteStartArray("value");
            foreach (var referral in page.Referrals)
            {
                WriteRow(writer, query.Select, ReferralAnswer.Write(referral, request.Origin, settings, Operation.List));
            }

            writer.WriteEndArray();
            if (page.Next is { } next)
            {
                var token = new SkipToken(query.Text, next, query.Top - page.Referrals.Count, query.CountRequested, count).Write();
                writer.WriteString("@odata.nextLink", settings.NextLink == NextLinkStyle.Documented
                    ? $"http://{host}/v1.0/referrals?$skiptoken={token}"
                    : $"{request.Origin}{ReferralLinks.Path}?$skiptoken={token}");
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteRow(Utf8JsonWriter writer, SelectTree? select, ReadOnlyMemory<byte> json)
    {
        if (select is null)
        {
            writer.WriteRawValue(json.Span, skipInputValidation: true);
            return;
        }

        using var document = JsonDocument.Parse(json);
        select.Write(writer, document.RootElement);
    }
}
