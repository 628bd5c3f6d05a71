"""Words that name organisations, departments and lines, and words that never name anybody."""

from rubrics.language.words import word_set

ORGANISATION_WORDS = word_set(
    """
    bank banking savings union insurance assurance mutual claims finance financial mortgage
    mortgages loan loans lending credit capital investments pensions wealth brokers brokerage
    trust society building hotel hotels inn lodge resort spa suites hostel guesthouse
    restaurant cafe bistro bar pub grill kitchen kitchens bakery catering pizza pizzeria clinic
    clinics hospital surgery practice medical health healthcare dental dentist dentists
    orthodontics pharmacy chemist chemists opticians optical optometry eyecare vets vet
    veterinary hospice paediatrics pediatrics radiology pathology oncology cardiology maternity
    ward theatre theatres reception receptions desk frontdesk switchboard operator enquiries
    inquiries information service services support helpdesk helpline hotline line care accounts
    account accounting billing payments payroll payables receivables sales orders order
    bookings booking reservations reservation returns refunds complaints retentions warranty
    deliveries delivery dispatch despatch shipping logistics freight transport haulage couriers
    courier parcels warehouse stores depot yard workshop garage motors motor autos auto
    automotive tyres tires cars car vehicle vehicles rentals rental hire leasing lettings
    letting estate estates realty properties property housing homes home council borough county
    city town parish highways planning licensing parking refuse recycling waste environmental
    enforcement court courts police constabulary fire department dept division section team
    office offices centre center branch headquarters hq unit admissions registrar registry
    faculty college university school academy nursery kindergarten library museum gallery
    engineering maintenance facilities technical tech technology technologies software systems
    solutions digital data networks network telecom telecoms broadband internet cable wireless
    mobile mobiles phones electric electrical electrics electricity energy gas water power
    utilities utility plumbing heating boilers roofing roofers builders construction
    contractors interiors furniture furnishings carpets flooring windows glass glazing
    fasteners bearings supplies supply wholesale trade trading distribution distributors
    manufacturing industries industrial steel timber lumber hardware tools machinery plant
    fabrication packaging printing print press media marketing advertising design studio
    studios photography events weddings florist florists flowers garden gardens nurseries
    landscaping farm farms feeds seeds supermarket market markets store shop shops boutique
    fashions jewellers jewelers salon hair beauty barbers fitness gym leisure sports club golf
    stables kennels cattery rescue shelter charity foundation association institute federation
    church parish ministries solicitors lawyers attorneys attorney legal law chambers notaries
    notary partners associates consulting consultants consultancy recruitment staffing
    personnel hr human resources training travel travels tours holidays airlines airways
    airport baggage flights cruises ferries rail railway trains buses coaches taxis taxi cabs
    cab limousines removals movers storage security alarms locksmiths cleaning cleaners laundry
    funeral funerals undertakers crematorium cemetery ltd limited plc inc llc company co group
    brothers bros sons daughters enterprises international global national federal regional it
    admin administration management manager box ticket tickets tax audit compliance fraud
    collections metering faults repairs parts body counter bay stock inventory procurement
    purchasing buying quality resolutions customer customers client member members membership
    subscriptions operations control room labs lab laboratory diagnostics screening transfusion
    surgery night residents concierge housekeeping guest guests relations front rooms ambulance
    emergency outpatients appointments bookshop takeaway tearoom tearooms teahouse coffeehouse
    tandoori noodles sushi chippy deli delicatessen butchers grocers greengrocers fishmongers
    ironmongers haberdashery tailors upholstery brewery winery vineyard distillery scaffolding
    paving joinery carpentry decorators aviation marine marina yachts caravans campsite solar
    renewables exterminators podiatry physio physiotherapy chiropractic acupuncture aesthetics
    nails tanning robotics analytics grooming aquatics cycles motorcycles quarry aggregates
    porter porters prescriptions
    """
)

PHONE_WORDS = word_set(
    """
    line phone desk extension office number mobile cell telephone ext landline handset
    """
)

# Words of requests and small talk: a stretch that holds one is no name of an organisation.
TALK_WORDS = word_set(
    """
    i me my you your yours we us our he him his she her they them their it this that these
    those what which who whom whose when where why how is are was were be been being am do does
    did done doing has have had having can could may might will would shall should must not no
    go goes going gone get gets got give need needs want wants know think say says said tell
    speak talk call calling ring ringing hold wait waiting help helping please sorry about
    ahead take put look looking see find let make name names number numbers postcode zip code
    reference date birth address password pin policy details detail spell spelling
    busy quick hurry next fire away shoot carry listening there here now today minute moment
    second sec mate love dear boss pal darling sweetheart buddy man bro sir madam yes yeah yep
    yup aye nah nope okay right alright well so just only really actually oh ah uh mhm hm thing
    things something anything afraid wonderful great fine grand lovely perfect good bad morning
    afternoon evening night day tonight tomorrow monday tuesday wednesday thursday friday
    saturday sunday week through speaking message reason calls recorded recording purposes
    quick word couple time times back again still already up out off down one two three four
    five six seven eight nine ten eleven twelve hello hi hey welcome thank thanks happy new
    year merry christmas wait come came because if then else also some any all every each very
    much more less than too true sure certainly course indeed interested confirm check checking
    regarding following caller callers customer yo speakin regard twenty thirty forty fifty
    sixty seventy eighty ninety hundred thousand zero half quarter double thirteen fourteen
    fifteen sixteen january february march april june july august september october november
    december urgent possible important difficult different wrong problem trouble question
    questions regards appointment result results renewal invoice booking payment few
    poor mean walked signed owe pounds dollars euros
    """
)
LINKING_WORDS = word_set(
    "the a an of and for in at on to with from by my our your this is it or as us"
)
