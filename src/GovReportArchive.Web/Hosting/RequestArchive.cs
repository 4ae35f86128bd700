using GovReportArchive.Composition;

namespace GovReportArchive.Web.Hosting;

/// <summary>The archive that one request is answered from, taken when it is first asked for and kept to the end of the request.</summary>
/// <remarks>Who answers a request asks for the room that it needs (<see cref="AddRooms"/>); all rooms of a request are of the same archive.</remarks>
internal sealed class RequestArchive(ServedArchive served)
{
    /// <summary>The archive.</summary>
    public OpenArchive Archive { get; } = served.Current;

    /// <summary>Whether it holds samples.</summary>
    public bool IsSample => served.IsSampleOf(Archive);

    /// <summary>Offers the rooms of the request's archive, each by its own type.</summary>
    public static void AddRooms(IServiceCollection services)
    {
        services.AddScoped<RequestArchive>();
        Add(archive => archive.Holdings);
        Add(archive => archive.History);
        Add(archive => archive.Search);
        Add(archive => archive.Metrics);
        Add(archive => archive.Series);
        Add(archive => archive.Rankings);
        Add(archive => archive.Coverage);
        Add(archive => archive.Missing);
        Add(archive => archive.Profiles);
        Add(archive => archive.Repeats);
        Add(archive => archive.Suggestions);
        Add(archive => archive.Passages);
        Add(archive => archive.Precedents);
        Add(archive => archive.Wordings);
        Add(archive => archive.Boilerplates);
        Add(archive => archive.Similar);
        Add(archive => archive.Drafts);
        Add(archive => archive.Desk);
        Add(archive => archive.Bulk);

        // The end of a request disposes what is made for it: nothing that has to be closed may be offered here.
        void Add<TRoom>(Func<OpenArchive, TRoom> room)
            where TRoom : class => services.AddScoped(provider => room(provider.GetRequiredService<RequestArchive>().Archive));
    }
}
